package dev.gantry.kernel.segments;

/**
 * A stretch of frames that is read at once, and the times it holds: a read passes over the blocks it does not need.
 *
 * @param position in the stream
 */
record Block(long position, int length, long firstTime, long lastTime) {

    private static final int TARGET = 64 << 10;

    static Block of(long position, Frame frame) {
        return new Block(
                position,
                frame.length(),
                frame.summary().firstTime(),
                frame.summary().lastTime());
    }

    long end() {
        return position + length;
    }

    boolean takes(Block next) {
        return length + next.length <= TARGET;
    }

    Block plus(Block next) {
        return new Block(
                position, length + next.length, Math.min(firstTime, next.firstTime), Math.max(lastTime, next.lastTime));
    }

    /** The part that stands before this position. */
    Block until(long end) {
        return end() <= end ? this : new Block(position, (int) (end - position), firstTime, lastTime);
    }
}
