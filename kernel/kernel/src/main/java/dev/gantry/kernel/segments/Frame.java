package dev.gantry.kernel.segments;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * One append as it stands in a segment: a header with a checksum, then its entries. A frame whose checksum does not
 * agree was torn by a crash, and ends the segment.
 *
 * @param length of header and entries
 */
record Frame(int length, Summary summary) {

    private static final int MAGIC = 0x47534547;
    private static final int HEADER = 40;
    private static final int CHECKED_FROM = 12;
    private static final int ENTRY_HEADER = 12;

    /** Magic, length of the body, checksum of all that follows, count, arrival, smallest and largest time; entries. */
    static ByteBuffer encode(long arrival, List<Entry> entries) {
        Summary summary = summarise(arrival, entries);
        int body = Math.toIntExact(summary.bytes() + (long) ENTRY_HEADER * entries.size());
        ByteBuffer frame = ByteBuffer.allocate(HEADER + body);
        frame.putInt(MAGIC).putInt(body).putInt(0).putInt(entries.size());
        frame.putLong(arrival).putLong(summary.firstTime()).putLong(summary.lastTime());
        for (Entry entry : entries) {
            frame.putLong(entry.time()).putInt(entry.payload().length).put(entry.payload());
        }
        frame.putInt(8, checksum(frame.array(), CHECKED_FROM, frame.capacity() - CHECKED_FROM));
        return frame.flip();
    }

    /** The whole frame that begins at this offset, if it is there and sound. */
    static Optional<Frame> at(ByteBuffer buffer, int offset) {
        int left = buffer.limit() - offset;
        if (left < HEADER || buffer.getInt(offset) != MAGIC) {
            return Optional.empty();
        }
        int body = buffer.getInt(offset + 4);
        if (body < 0 || body > left - HEADER) {
            return Optional.empty();
        }
        int checked = HEADER + body - CHECKED_FROM;
        if (buffer.getInt(offset + 8) != checksum(buffer.array(), offset + CHECKED_FROM, checked)) {
            return Optional.empty();
        }
        return Optional.of(new Frame(HEADER + body, header(buffer, offset, body)));
    }

    private static Summary header(ByteBuffer buffer, int offset, int body) {
        int count = buffer.getInt(offset + 12);
        long bytes = body - (long) ENTRY_HEADER * count;
        return new Summary(
                count, bytes, buffer.getLong(offset + 24), buffer.getLong(offset + 32), buffer.getLong(offset + 16));
    }

    /** The entries of the frame that begins at this offset, which stands at that position of its stream. */
    static void entries(ByteBuffer buffer, int offset, long position, Consumer<StoredEntry> sink) {
        int count = buffer.getInt(offset + 12);
        long arrival = buffer.getLong(offset + 16);
        int at = offset + HEADER;
        for (int i = 0; i < count; i++) {
            byte[] payload = new byte[buffer.getInt(at + 8)];
            buffer.get(at + ENTRY_HEADER, payload);
            sink.accept(new StoredEntry(position + at - offset, buffer.getLong(at), arrival, payload));
            at += ENTRY_HEADER + payload.length;
        }
    }

    static Summary summarise(long arrival, List<Entry> entries) {
        long bytes = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Entry entry : entries) {
            bytes += entry.payload().length;
            first = Math.min(first, entry.time());
            last = Math.max(last, entry.time());
        }
        return new Summary(entries.size(), bytes, first, last, arrival);
    }

    static int checksum(byte[] bytes, int offset, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }
}
