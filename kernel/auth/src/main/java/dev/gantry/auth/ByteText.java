package dev.gantry.auth;

import java.util.Arrays;

/** Bytes that grow: the canonical form of a request while it is written. */
final class ByteText {

    private byte[] bytes = new byte[1024];
    private int length;

    ByteText add(char character) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) character;
        return this;
    }

    /** Characters below 256 become one byte each: ASCII, and header values as the wire had them. */
    ByteText add(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
        return this;
    }

    byte[] sha256() {
        return Sha256.of(bytes, 0, length);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
