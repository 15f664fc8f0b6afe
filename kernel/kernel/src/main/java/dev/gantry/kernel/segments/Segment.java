package dev.gantry.kernel.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file of a stream and what is known of its frames. Only the newest segment of a stream grows and keeps its blocks in
 * memory; those of a closed one stand in an index beside it.
 */
final class Segment {

    private final Path file;
    private final long base;
    private long size;
    private Summary summary = Summary.EMPTY;
    private final List<Block> blocks = new ArrayList<>();

    private Segment(Path file, long base) {
        this.file = file;
        this.base = base;
    }

    static String fileName(long base) {
        return "%020d.log".formatted(base);
    }

    static Segment begin(Path folder, long base) {
        return new Segment(folder.resolve(fileName(base)), base);
    }

    /** Reads every frame; what follows the last sound one is cut off. */
    static Segment recover(Path file) throws IOException {
        Segment segment = new Segment(file, baseOf(file));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = Bytes.read(channel, 0, Math.toIntExact(channel.size()));
            Optional<Frame> frame = Frame.at(bytes, 0);
            while (frame.isPresent()) {
                segment.add(frame.get());
                frame = Frame.at(bytes, (int) segment.size);
            }
            if (segment.size < channel.size()) {
                channel.truncate(segment.size);
            }
        }
        return segment;
    }

    /** A segment that no longer grows: from its index, or from its frames if that was lost. */
    static Segment closed(Path file) throws IOException {
        Optional<SegmentIndex> index = SegmentIndex.read(indexOf(file));
        if (index.isEmpty()) {
            Segment segment = recover(file);
            segment.close();
            return segment;
        }
        Segment segment = new Segment(file, baseOf(file));
        segment.size = index.get().size();
        segment.summary = index.get().summary();
        return segment;
    }

    private static long baseOf(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    private static Path indexOf(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.indexOf('.')) + ".index");
    }

    /** Takes note of a frame that was written at the end. */
    void add(Frame frame) {
        Block block = Block.of(end(), frame);
        if (!blocks.isEmpty() && blocks.getLast().takes(block)) {
            blocks.set(blocks.size() - 1, blocks.getLast().plus(block));
        } else {
            blocks.add(block);
        }
        size += frame.length();
        summary = summary.plus(frame.summary());
    }

    /** Moves the blocks from memory to the index. */
    void close() throws IOException {
        new SegmentIndex(size, summary, List.copyOf(blocks)).write(indexOf(file));
        blocks.clear();
    }

    List<Block> blocks() throws IOException {
        if (!blocks.isEmpty() || size == 0) {
            return List.copyOf(blocks);
        }
        Optional<SegmentIndex> index = SegmentIndex.read(indexOf(file));
        return index.isPresent() ? index.get().blocks() : recover(file).blocks();
    }

    /** Shortens the file, and gives up its index. */
    void cut(long newSize) throws IOException {
        Files.deleteIfExists(indexOf(file));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(newSize);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(indexOf(file));
        Files.deleteIfExists(file);
    }

    Path file() {
        return file;
    }

    long base() {
        return base;
    }

    long size() {
        return size;
    }

    long end() {
        return base + size;
    }

    Summary summary() {
        return summary;
    }
}
