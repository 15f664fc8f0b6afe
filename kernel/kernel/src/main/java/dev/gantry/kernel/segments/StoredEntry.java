package dev.gantry.kernel.segments;

/**
 * An entry as it is read back.
 *
 * @param position unique within its stream and growing with every append, never reused
 * @param time as it was appended
 * @param arrival when it was appended, in milliseconds since 1970
 */
public record StoredEntry(long position, long time, long arrival, byte[] payload) {

    public Mark mark() {
        return new Mark(time, position);
    }
}
