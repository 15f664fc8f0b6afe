package dev.gantry.value;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/** Identifiers that nobody can guess, from the system's source of chance. Any thread may ask. */
public final class RandomIds implements Ids {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int POOL = 1024;

    private final SecureRandom chance = new SecureRandom();
    private final ByteBuffer pool = ByteBuffer.allocate(POOL).limit(0);

    @Override
    public String hex(int digits) {
        char[] text = new char[digits];
        byte[] chosen = nextBytes((digits + 1) / 2);
        for (int i = 0; i < digits; i += 2) {
            int next = chosen[i / 2];
            text[i] = HEX[next & 15];
            if (i + 1 < digits) {
                text[i + 1] = HEX[next >> 4 & 15];
            }
        }
        return new String(text);
    }

    @Override
    public String digits(int count) {
        char[] text = new char[count];
        for (int i = 0; i < count; i++) {
            int smallest = i == 0 ? 1 : 0;
            text[i] = (char) ('0' + smallest + below(10 - smallest));
        }
        return new String(text);
    }

    /** Every number is as likely as any other: bytes beyond the last whole multiple are thrown away. */
    private int below(int bound) {
        int fair = 256 - 256 % bound;
        int next = nextBytes(1)[0] & 255;
        while (next >= fair) {
            next = nextBytes(1)[0] & 255;
        }
        return next % bound;
    }

    @Override
    public String uuid() {
        ByteBuffer bytes = ByteBuffer.wrap(nextBytes(16));
        return Uuids.version4(bytes.getLong(0), bytes.getLong(8)).toString();
    }

    /** Asking the source of chance for each byte is slow: a pool's worth is asked for at once. */
    private synchronized byte[] nextBytes(int count) {
        byte[] bytes = new byte[count];
        for (int filled = 0; filled < count; ) {
            if (!pool.hasRemaining()) {
                chance.nextBytes(pool.array());
                pool.clear();
            }
            int some = Math.min(count - filled, pool.remaining());
            pool.get(bytes, filled, some);
            filled += some;
        }
        return bytes;
    }

    /** How a UUID marks itself as a random one. */
    static final class Uuids {

        private Uuids() {}

        static UUID version4(long high, long low) {
            return new UUID(high & ~0xF000L | 0x4000L, low & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
        }
    }
}
