package dev.gantry.kernel.segments;

import java.time.Duration;

/**
 * How segments are kept.
 *
 * @param segmentBytes a segment that reached this size is closed and a new one begun
 * @param segmentSpan a segment whose entries span this time is closed, so that retention finds something to delete
 * @param redoBytes how much is appended before the segments themselves are forced to disk
 * @param openFiles how many files may be open for writing, and as many again for reading
 */
public record SegmentSettings(
        Durability durability, long segmentBytes, Duration segmentSpan, long redoBytes, int openFiles) {

    public static final SegmentSettings DEFAULT =
            new SegmentSettings(Durability.DISK, 32L << 20, Duration.ofDays(1), 64L << 20, 256);

    public SegmentSettings withSegmentBytes(long bytes) {
        return new SegmentSettings(durability, bytes, segmentSpan, redoBytes, openFiles);
    }

    public SegmentSettings withRedoBytes(long bytes) {
        return new SegmentSettings(durability, segmentBytes, segmentSpan, bytes, openFiles);
    }

    public SegmentSettings withDurability(Durability wanted) {
        return new SegmentSettings(wanted, segmentBytes, segmentSpan, redoBytes, openFiles);
    }

    public SegmentSettings withOpenFiles(int files) {
        return new SegmentSettings(durability, segmentBytes, segmentSpan, redoBytes, files);
    }
}
