package dev.gantry.kernel.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Repeats what the redo logs of a dead server tell, before anybody reads or appends. */
final class Recovery {

    private final Path streams;
    private final Set<Path> changed = new HashSet<>();

    private Recovery(Path streams) {
        this.streams = streams;
    }

    static void run(Path streams, Path redo) throws IOException {
        Recovery recovery = new Recovery(streams);
        List<Path> logs = logs(redo);
        for (Path log : logs) {
            recovery.repeat(ByteBuffer.wrap(Files.readAllBytes(log)));
        }
        for (Path path : recovery.changed) {
            Bytes.force(path);
        }
        for (Path log : logs) {
            Files.delete(log);
        }
    }

    private static List<Path> logs(Path redo) throws IOException {
        try (Stream<Path> files = Files.list(redo)) {
            return files.filter(file -> file.toString().endsWith(".redo"))
                    .sorted()
                    .toList();
        }
    }

    private void repeat(ByteBuffer log) throws IOException {
        Optional<RedoRecord> next = RedoRecord.decode(log);
        while (next.isPresent()) {
            repeat(next.get());
            next = RedoRecord.decode(log);
        }
    }

    private void repeat(RedoRecord record) throws IOException {
        Path path = streams.resolve(record.path());
        switch (record.kind()) {
            case WRITE -> write(path, record);
            case DELETE -> Bytes.deleteTree(path);
        }
    }

    private void write(Path file, RedoRecord record) throws IOException {
        Path folder = file.resolveSibling("");
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Bytes.write(channel, record.bytes(), record.offset());
        }
        changed.add(file);
        for (Path up = folder; up != null && up.startsWith(streams); up = up.getParent()) {
            changed.add(up);
        }
    }
}
