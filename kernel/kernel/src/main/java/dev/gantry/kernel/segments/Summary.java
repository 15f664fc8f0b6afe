package dev.gantry.kernel.segments;

/**
 * What some entries amount to.
 *
 * @param bytes the sum of the payloads
 * @param firstTime the smallest time, {@link Long#MAX_VALUE} without entries
 * @param lastTime the largest time, {@link Long#MIN_VALUE} without entries
 * @param lastArrival when the last append was, {@link Long#MIN_VALUE} without entries
 */
public record Summary(long entries, long bytes, long firstTime, long lastTime, long lastArrival) {

    public static final Summary EMPTY = new Summary(0, 0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);

    public boolean isEmpty() {
        return entries == 0;
    }

    public Summary plus(Summary other) {
        return new Summary(
                entries + other.entries,
                bytes + other.bytes,
                Math.min(firstTime, other.firstTime),
                Math.max(lastTime, other.lastTime),
                Math.max(lastArrival, other.lastArrival));
    }
}
