package dev.gantry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** One server per data folder: held by the process that works on it, let go by the system when that process ends. */
record DataLock(FileChannel channel) implements AutoCloseable {

    /** Makes the folder, for its owner only, and takes the lock. */
    static DataLock of(Path data) {
        try {
            Files.createDirectories(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel channel =
                    FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw taken(data);
            }
            return new DataLock(channel);
        } catch (IOException e) {
            throw new Complaint("the data folder " + data + " cannot be used: " + e.getMessage());
        }
    }

    /** Whether nobody works on the folder: true at once when a server ends, even while its process is not yet buried. */
    static boolean isFree(Path data) {
        Path file = data.resolve("lock");
        if (!Files.exists(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        } catch (IOException e) {
            throw new Complaint("the data folder " + data + " cannot be used: " + e.getMessage());
        }
    }

    private static Complaint taken(Path data) {
        return new Complaint("a server already works on " + data
                + RunningServer.in(data)
                        .map(server -> " (pid " + server.pid() + ", " + server.url() + ")")
                        .orElse(""));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
