package dev.gantry.logs.pattern;

import java.util.ArrayList;
import java.util.List;

/** The fields of a message: parted by spaces, but for what stands in double quotes or brackets. */
final class MessageFields {

    private MessageFields() {}

    static List<String> split(String message) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < message.length()) {
            if (Character.isWhitespace(message.charAt(at))) {
                at++;
                continue;
            }
            int closing = closing(message, at);
            int end = closing >= 0 ? closing : endOfWord(message, at);
            fields.add(message.substring(closing >= 0 ? at + 1 : at, end));
            at = closing >= 0 ? end + 1 : end;
        }
        return fields;
    }

    /** Where the quote or bracket that begins here is closed, or -1. */
    private static int closing(String message, int at) {
        return switch (message.charAt(at)) {
            case '"' -> message.indexOf('"', at + 1);
            case '[' -> message.indexOf(']', at + 1);
            default -> -1;
        };
    }

    private static int endOfWord(String message, int at) {
        int end = at;
        while (end < message.length() && !Character.isWhitespace(message.charAt(end))) {
            end++;
        }
        return end;
    }
}
