package dev.gantry.auth;

import java.util.List;
import java.util.Map;

/**
 * A request as it came over the wire, before anybody is believed.
 *
 * @param path as sent, undecoded
 * @param query as sent, undecoded; empty if there is none
 * @param headers by lower-case name; a character stands for one byte of the wire
 */
public record SignedRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    /** The values of a header, none if the request lacks it. */
    List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** The first value of a header, or the empty text. */
    String firstHeader(String name) {
        List<String> values = header(name);
        return values.isEmpty() ? "" : values.getFirst();
    }
}
