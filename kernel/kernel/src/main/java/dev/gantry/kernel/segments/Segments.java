package dev.gantry.kernel.segments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The store of bulk data: many append-only streams of timed entries, as logs and samples of metrics are. A stream is
 * named by a path of plain words and comes into being with its first append.
 */
public final class Segments implements AutoCloseable {

    private final Path streams;
    private final FileChannel lock;
    private final StreamLogs logs;
    private final Appender appender;
    private final BlockReads reads;

    private Segments(Path streams, Path redo, FileChannel lock, SegmentSettings settings) {
        this.streams = streams;
        this.lock = lock;
        this.logs = new StreamLogs(streams, settings);
        this.appender = new Appender(redo, logs, settings);
        this.reads = new BlockReads(settings.openFiles());
    }

    public static Segments open(Path directory) {
        return open(directory, SegmentSettings.DEFAULT);
    }

    /** Repeats what a dead server acknowledged and did not finish. One process at a time may have a directory open. */
    public static Segments open(Path directory, SegmentSettings settings) {
        Path root = directory.toAbsolutePath().normalize();
        Path streams = root.resolve("streams");
        Path redo = root.resolve("redo");
        try {
            Files.createDirectories(streams);
            Files.createDirectories(redo);
            FileChannel lock = lock(root);
            Recovery.run(streams, redo);
            return new Segments(streams, redo, lock, settings);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel lock = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            lock.close();
            throw new IOException("Another process has opened " + root);
        }
        return lock;
    }

    /**
     * Appends the entries as one: all or none survives a crash. Durable on return.
     *
     * @param arrival the time of the append, in milliseconds since 1970
     */
    public void append(String stream, long arrival, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var bytes = Frame.encode(arrival, entries);
        Frame frame = new Frame(bytes.limit(), Frame.summarise(arrival, entries));
        perform(stream, new Work.Kind.Append(frame, bytes));
    }

    /** The entries after the mark in the order of time; those of equal time in the order of their appends. */
    public Iterator<StoredEntry> forward(String stream, Mark after) {
        try {
            return OrderedEntries.forward(reads, logs.get(StreamLogs.checked(stream)), after);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The entries before the mark, latest first. */
    public Iterator<StoredEntry> backward(String stream, Mark before) {
        try {
            return OrderedEntries.backward(reads, logs.get(StreamLogs.checked(stream)), before);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the stream holds, without reading it. */
    public Summary summary(String stream) {
        try {
            return logs.get(StreamLogs.checked(stream)).summary();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Deletes the segments whose entries are all older than this time; newer neighbours keep older entries alive. */
    public void expire(String stream, long before) {
        perform(stream, new Work.Kind.Expire(before));
    }

    /** Deletes the stream, or all streams below a common path. Later appends begin anew. */
    public void delete(String streamOrFolder) {
        perform(streamOrFolder, new Work.Kind.Delete());
    }

    /** The next words of the names below a folder, or the first words of all: what a caller compares with its rows. */
    public List<String> below(String folder) {
        Path parent = folder.isEmpty() ? streams : streams.resolve(StreamLogs.checked(folder));
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void perform(String stream, Work.Kind kind) {
        try {
            appender.perform(new Work(StreamLogs.checked(stream), kind));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Ends after the appends under way; a server that never gets here loses nothing. */
    @Override
    public void close() {
        try {
            appender.close();
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
