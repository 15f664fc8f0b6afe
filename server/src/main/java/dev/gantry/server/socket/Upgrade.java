package dev.gantry.server.socket;

import dev.gantry.value.Caller;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A verified request to become a WebSocket.
 *
 * @param path undecoded
 * @param query decoded, {@code +} as space; the first value of a repeated name
 * @param headers by lower-case name
 * @param frames opens a frame that may carry a signature of its own, as telemetry frames do: gives the JSON, throws a
 *     ServiceException if the signature is wrong or is not the same caller's
 */
public record Upgrade(
        Caller caller,
        String path,
        Map<String, String> query,
        Map<String, List<String>> headers,
        UnaryOperator<String> frames) {}
