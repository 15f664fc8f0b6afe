package dev.gantry.wire;

import dev.gantry.shapes.Type;
import dev.gantry.shapes.Type.TimestampFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Members in HTTP headers: lists separated by commas, times in RFC 822. */
final class HeaderValues {

    private HeaderValues() {}

    static Object parse(Type type, String text) {
        if (type instanceof Type.ListOf list) {
            return split(text).stream()
                    .map(element -> TextValues.parse(list.element(), element, TimestampFormat.RFC822))
                    .toList();
        }
        return TextValues.parse(type, text, TimestampFormat.RFC822);
    }

    /** An element in quotes may have commas in it. */
    private static List<String> split(String text) {
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted && i + 1 < text.length()) {
                element.append(text.charAt(++i));
            } else if (c == ',' && !quoted) {
                elements.add(element.toString().strip());
                element.setLength(0);
            } else {
                element.append(c);
            }
        }
        elements.add(element.toString().strip());
        return elements;
    }

    static String format(Type type, Object value) {
        if (type instanceof Type.ListOf list) {
            return ((List<?>) value)
                    .stream()
                            .map(element ->
                                    quoted(oneLine(TextValues.format(list.element(), element, TimestampFormat.RFC822))))
                            .collect(Collectors.joining(","));
        }
        return oneLine(TextValues.format(type, value, TimestampFormat.RFC822));
    }

    private static String quoted(String element) {
        return element.indexOf(',') < 0 && element.indexOf('"') < 0
                ? element
                : '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A value must never begin another header. */
    static String oneLine(String text) {
        return text.chars().noneMatch(c -> c < ' ' || c == 0x7F) ? text : text.replaceAll("[\\x00-\\x1F\\x7F]", " ");
    }
}
