package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** RFC 3986 as SigV4 wants it: every byte but the unreserved ones becomes {@code %XX}. */
final class UriText {

    private static final String UPPER = "0123456789ABCDEF";

    private UriText() {}

    /** The bytes of the text, with {@code %XX} undone, and {@code +} taken as space if asked for. */
    static byte[] decode(String text, boolean plusIsSpace) {
        byte[] raw = text.getBytes(UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                decoded.write(octet(raw, i));
                i += 2;
            } else {
                decoded.write(plusIsSpace && raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        return decoded.toByteArray();
    }

    private static int octet(byte[] raw, int at) {
        int high = at + 2 < raw.length ? Hex.digit(raw[at + 1]) : -1;
        int low = at + 2 < raw.length ? Hex.digit(raw[at + 2]) : -1;
        if (high < 0 || low < 0) {
            throw Refusal.mismatch();
        }
        return high << 4 | low;
    }

    static String encode(byte[] bytes, boolean keepSlash) {
        StringBuilder encoded = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            if (isUnreserved(b) || keepSlash && b == '/') {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(UPPER.charAt((b >> 4) & 15)).append(UPPER.charAt(b & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
