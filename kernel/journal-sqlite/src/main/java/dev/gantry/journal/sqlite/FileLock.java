package dev.gantry.journal.sqlite;

import dev.gantry.kernel.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second server away from a file. The operating system forgets the lock with the process that holds it. */
final class FileLock implements AutoCloseable {

    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    static FileLock of(Path file) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isOurs(channel)) {
                return new FileLock(channel);
            }
            channel.close();
        } catch (IOException unusable) {
            throw new JournalException("The lock file " + lock + " cannot be used: " + unusable.getMessage(), unusable);
        }
        throw new JournalException("Another server has " + file + " open. One file belongs to one server.");
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException mistake) {
            throw new JournalException("The lock could not be given back: " + mistake.getMessage(), mistake);
        }
    }
}
