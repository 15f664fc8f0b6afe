package dev.gantry.kernel.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Reads blocks on any thread; a file is open only while a block of it is read, and never more than so many. */
final class BlockReads {

    private final Semaphore files;

    BlockReads(int openFiles) {
        this.files = new Semaphore(openFiles);
    }

    /** Hands over the entries of the block; none if its segment was deleted meanwhile. */
    void read(StreamLog.Place place, Consumer<StoredEntry> sink) throws IOException {
        Block block = place.block();
        ByteBuffer bytes = bytes(place);
        int offset = 0;
        Optional<Frame> frame = Frame.at(bytes, offset);
        while (frame.isPresent()) {
            Frame.entries(bytes, offset, block.position() + offset, sink);
            offset += frame.get().length();
            frame = Frame.at(bytes, offset);
        }
        if (offset < bytes.limit()) {
            throw new IOException("Damaged: " + place.file() + " at " + (block.position() + offset - place.base()));
        }
    }

    private ByteBuffer bytes(StreamLog.Place place) throws IOException {
        Block block = place.block();
        files.acquireUninterruptibly();
        try (FileChannel channel = FileChannel.open(place.file(), StandardOpenOption.READ)) {
            return Bytes.read(channel, block.position() - place.base(), block.length());
        } catch (NoSuchFileException deleted) {
            return ByteBuffer.allocate(0);
        } finally {
            files.release();
        }
    }
}
