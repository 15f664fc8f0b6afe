package dev.gantry.wire;

import java.nio.charset.StandardCharsets;

/** A small XML writer: elements, texts, escapes. What XML cannot carry becomes U+FFFD. */
final class XmlText {

    private final StringBuilder out = new StringBuilder(1024).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    XmlText open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    /** @param attributes written as they are, as in {@code xmlns="…"} */
    XmlText open(String name, String attributes) {
        out.append('<').append(name);
        if (!attributes.isEmpty()) {
            out.append(' ').append(attributes);
        }
        out.append('>');
        return this;
    }

    XmlText close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    XmlText element(String name, String text) {
        return open(name).text(text).close(name);
    }

    XmlText text(String text) {
        escape(out, text);
        return this;
    }

    static String attribute(String name, String value) {
        StringBuilder attribute = new StringBuilder(name).append("=\"");
        escape(attribute, value);
        return attribute.append('"').toString();
    }

    private static void escape(StringBuilder out, String text) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            String replacement = replacement(text, i);
            if (replacement != null) {
                out.append(text, done, i).append(replacement);
                done = i + 1;
            }
        }
        out.append(text, done, text.length());
    }

    private static @org.jspecify.annotations.Nullable String replacement(String text, int index) {
        char c = text.charAt(index);
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\r' -> "&#xD;";
            case '\n' -> "&#xA;";
            case '\t' -> "&#x9;";
            case '\uFFFE', '\uFFFF' -> "\uFFFD";
            default -> c < ' ' || isLoneSurrogate(text, index) ? "\uFFFD" : null;
        };
    }

    private static boolean isLoneSurrogate(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
