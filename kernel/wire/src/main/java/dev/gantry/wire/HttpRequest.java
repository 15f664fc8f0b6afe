package dev.gantry.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param path raw, undecoded
 * @param query raw, empty if there is none
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // a body is handed through, never compared
public record HttpRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    /** The values of the header with this lower-case name, joined as HTTP joins them. */
    public Optional<String> header(String name) {
        List<String> values = headers.get(name);
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(values.size() == 1 ? values.getFirst() : String.join(",", values));
    }
}
