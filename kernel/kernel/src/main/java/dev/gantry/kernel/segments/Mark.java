package dev.gantry.kernel.segments;

import java.util.Comparator;

/** A place in the order in which a stream is read: by time, and by position where times are equal. */
public record Mark(long time, long position) implements Comparable<Mark> {

    /** Before everything. */
    public static final Mark START = new Mark(Long.MIN_VALUE, Long.MIN_VALUE);

    /** After everything. */
    public static final Mark END = new Mark(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final Comparator<Mark> ORDER =
            Comparator.comparingLong(Mark::time).thenComparingLong(Mark::position);

    /** Just before every entry of this time. */
    public static Mark before(long time) {
        return new Mark(time, Long.MIN_VALUE);
    }

    @Override
    public int compareTo(Mark other) {
        return ORDER.compare(this, other);
    }
}
