package dev.gantry.kernel.segments;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One change of the segments' files, in words that can be repeated: these bytes at that place, or that file or folder
 * gone.
 *
 * @param path below the streams' folder, of a segment or, for DELETE, of anything
 */
record RedoRecord(Kind kind, String path, long offset, ByteBuffer bytes) {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** What is to be repeated. */
    enum Kind {
        WRITE,
        DELETE
    }

    static RedoRecord write(String path, long offset, ByteBuffer bytes) {
        return new RedoRecord(Kind.WRITE, path, offset, bytes);
    }

    static RedoRecord delete(String path) {
        return new RedoRecord(Kind.DELETE, path, 0, NOTHING);
    }

    /** Length and checksum of what follows; kind, offset, path, bytes. */
    ByteBuffer encode() {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(8 + 1 + 8 + 4 + name.length + bytes.remaining());
        out.putInt(out.capacity() - 8).putInt(0).put((byte) kind.ordinal()).putLong(offset);
        out.putInt(name.length).put(name).put(bytes.duplicate());
        out.putInt(4, Frame.checksum(out.array(), 8, out.capacity() - 8));
        return out.flip();
    }

    /** The record at the buffer's position, if it is there and sound; the buffer moves behind it. */
    static Optional<RedoRecord> decode(ByteBuffer in) {
        if (in.remaining() < 8 || in.getInt(in.position()) < 13 || in.getInt(in.position()) > in.remaining() - 8) {
            return Optional.empty();
        }
        int end = in.position() + 8 + in.getInt();
        int checksum = in.getInt();
        if (checksum != Frame.checksum(in.array(), in.position(), end - in.position())) {
            return Optional.empty();
        }
        Kind kind = Kind.values()[in.get()];
        long offset = in.getLong();
        byte[] name = new byte[in.getInt()];
        in.get(name);
        ByteBuffer bytes = in.slice(in.position(), end - in.position());
        in.position(end);
        return Optional.of(new RedoRecord(kind, new String(name, StandardCharsets.UTF_8), offset, bytes));
    }
}
