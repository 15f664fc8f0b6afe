package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A telemetry frame of the container agent: a block of headers that sign the JSON behind the empty line as if it were
 * the body of a GET of the connection's URL.
 */
public record SignedFrame(Map<String, List<String>> headers, String json) {

    /** A frame that begins with a brace is plain JSON and has no headers. */
    public static SignedFrame parse(String frame) {
        int end = frame.startsWith("{") ? -1 : frame.indexOf("\r\n\r\n");
        if (end < 0) {
            return new SignedFrame(Map.of(), frame);
        }
        Map<String, List<String>> headers = new HashMap<>();
        for (String line : frame.substring(0, end).split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(wire(line.substring(colon + 1).strip()));
            }
        }
        return new SignedFrame(headers, frame.substring(end + 4));
    }

    public boolean isSigned() {
        return !headers.isEmpty();
    }

    /** What the verifier is asked: the connection's URL with this frame's headers and JSON. */
    public SignedRequest asGet(String path, String query) {
        return new SignedRequest("GET", path, query, headers, json.getBytes(UTF_8));
    }

    private static String wire(String value) {
        return new String(value.getBytes(UTF_8), ISO_8859_1);
    }
}
