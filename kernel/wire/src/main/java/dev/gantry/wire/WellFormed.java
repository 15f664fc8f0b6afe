package dev.gantry.wire;

/** Refuses text that no answer could carry again: halves of surrogate pairs. */
final class WellFormed {

    private WellFormed() {}

    /** Whether a JSON body has only ASCII characters and no escapes, so that its texts need no further look. */
    static boolean isPlain(byte[] body) {
        for (byte b : body) {
            if (b < 0 || b == '\\') {
                return false;
            }
        }
        return true;
    }

    static String require(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isLowSurrogate(c)
                    || i + 1 == text.length()
                    || !Character.isLowSurrogate(text.charAt(i + 1))) {
                throw new MalformedException("A text is not valid Unicode");
            }
            i++;
        }
        return text;
    }
}
