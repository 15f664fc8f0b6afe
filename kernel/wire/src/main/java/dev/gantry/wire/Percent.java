package dev.gantry.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes what paths, query strings and forms encode. */
final class Percent {

    private Percent() {}

    /** A path's segment: a plus is a plus. */
    static String decode(String text) {
        return text.indexOf('%') < 0 ? text : decode(text, false);
    }

    /** A key or value of a form or query string: a plus is a space. */
    static String decodeForm(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : decode(text, true);
    }

    private static String decode(String text, boolean plusIsSpace) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            byte b = raw[i];
            if (b == '%') {
                b = (byte) (digit(raw, i + 1) << 4 | digit(raw, i + 2));
                i += 2;
            } else if (b == '+' && plusIsSpace) {
                b = ' ';
            }
            raw[length++] = b;
        }
        return utf8(raw, length);
    }

    private static int digit(byte[] raw, int index) {
        int digit = index < raw.length ? Character.digit(raw[index], 16) : -1;
        if (digit < 0) {
            throw new MalformedException("Invalid percent-encoding");
        }
        return digit;
    }

    static String utf8(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("The text is not valid UTF-8");
        }
    }
}
