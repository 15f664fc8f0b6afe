package dev.gantry.kernel.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The blocks of a closed segment, in a file beside it. It can always be made again from the segment. */
record SegmentIndex(long size, Summary summary, List<Block> blocks) {

    private static final int HEADER = 52;
    private static final int BLOCK = 28;

    static Optional<SegmentIndex> read(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        boolean sound = bytes.length >= HEADER
                && ByteBuffer.wrap(bytes).getInt(0) == Frame.checksum(bytes, 4, bytes.length - 4);
        return sound ? Optional.of(decode(ByteBuffer.wrap(bytes).position(4))) : Optional.empty();
    }

    private static SegmentIndex decode(ByteBuffer in) {
        long size = in.getLong();
        Summary summary = new Summary(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
        List<Block> blocks = new ArrayList<>(in.remaining() / BLOCK);
        while (in.remaining() >= BLOCK) {
            blocks.add(new Block(in.getLong(), in.getInt(), in.getLong(), in.getLong()));
        }
        return new SegmentIndex(size, summary, blocks);
    }

    void write(Path file) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(HEADER + BLOCK * blocks.size());
        out.putInt(0).putLong(size).putLong(summary.entries()).putLong(summary.bytes());
        out.putLong(summary.firstTime()).putLong(summary.lastTime()).putLong(summary.lastArrival());
        for (Block block : blocks) {
            out.putLong(block.position()).putInt(block.length());
            out.putLong(block.firstTime()).putLong(block.lastTime());
        }
        out.putInt(0, Frame.checksum(out.array(), 4, out.capacity() - 4));
        Files.write(file, out.array());
    }
}
