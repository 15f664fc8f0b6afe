package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Lower-case hexadecimal digits, as signatures have them. */
final class Hex {

    private static final byte[] LOWER = "0123456789abcdef".getBytes(ISO_8859_1);

    private Hex() {}

    static String of(byte[] bytes) {
        byte[] digits = new byte[bytes.length * 2];
        for (int i = 0; i < bytes.length; i++) {
            digits[2 * i] = LOWER[(bytes[i] >> 4) & 15];
            digits[2 * i + 1] = LOWER[bytes[i] & 15];
        }
        return new String(digits, ISO_8859_1);
    }

    static boolean isSha256(String text) {
        return text.length() == 64 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    /** The value of a digit of either case, or -1. */
    static int digit(int character) {
        return character < 128 ? Character.digit(character, 16) : -1;
    }
}
