package dev.gantry.kernel.codec;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Gives equal texts as one: a million tasks name the same few clusters, images and statuses. It remembers the texts it
 * met last; threads may race here, because whichever text they see is whole.
 */
final class Texts {

    private static final int SLOTS = 1 << 15;
    private static final int LONGEST = 200;

    private final @Nullable String[] slots = new @Nullable String[SLOTS];

    String read(JsonParser in) throws IOException {
        int length = in.getTextLength();
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return in.getText();
        }
        return shared(in.getTextCharacters(), in.getTextOffset(), length);
    }

    private String shared(char[] text, int offset, int length) {
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        String known = slots[slot];
        if (known != null && same(known, text, offset, length)) {
            return known;
        }
        String fresh = new String(text, offset, length);
        slots[slot] = fresh;
        return fresh;
    }

    private static boolean same(String known, char[] text, int offset, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
