package dev.gantry.kernel.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One file in which the changes of all streams stand in a row, so that a single force makes them all durable. It is of
 * no use any more once the changed files themselves were forced.
 */
final class RedoLog {

    private final Path file;
    private final FileChannel channel;
    private final Set<Path> changed = new HashSet<>();
    private long size;

    private RedoLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static RedoLog begin(Path folder, long number) throws IOException {
        Path file = folder.resolve("%012d.redo".formatted(number));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Bytes.force(folder);
        return new RedoLog(file, channel);
    }

    /** Durable on return. */
    void write(List<RedoRecord> records) throws IOException {
        ByteBuffer[] parts = records.stream().map(RedoRecord::encode).toArray(ByteBuffer[]::new);
        long end = size;
        for (ByteBuffer part : parts) {
            end += part.remaining();
        }
        channel.position(size);
        int first = 0;
        while (first < parts.length) {
            channel.write(parts, first, parts.length - first);
            while (first < parts.length && !parts[first].hasRemaining()) {
                first++;
            }
        }
        channel.force(false);
        size = end;
    }

    /** Takes note of a file whose change stands here only. */
    void changed(Path segment) {
        changed.add(segment);
    }

    long size() {
        return size;
    }

    /** Forces the changed files and their folders, and gives this log up. */
    void retire() throws IOException {
        Set<Path> folders = new HashSet<>();
        for (Path segment : changed) {
            Bytes.force(segment);
            folders.add(segment.resolveSibling(""));
        }
        for (Path folder : withParents(folders)) {
            Bytes.force(folder);
        }
        channel.close();
        Files.deleteIfExists(file);
    }

    private static Set<Path> withParents(Set<Path> folders) {
        Set<Path> all = new HashSet<>(folders);
        for (Path folder : folders) {
            Path parent = folder.getParent();
            if (parent != null) {
                all.add(parent);
            }
        }
        return all;
    }

    /** Leaves the file to a recovery. */
    void abandon() throws IOException {
        channel.close();
    }
}
