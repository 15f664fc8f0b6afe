package dev.gantry.shapes;

import java.util.List;
import java.util.Optional;

/**
 * One API operation of a service's model.
 *
 * @param method the HTTP method, POST but for the REST protocols
 * @param uri the path template, as in {@code /schedules/{Name}}
 * @param input the shape of the request; operations without one have an empty structure
 * @param resultWrapper the element around a query protocol's result
 */
public record Operation(
        String name,
        String method,
        String uri,
        Shape<?> input,
        Shape<?> output,
        Optional<String> resultWrapper,
        List<ErrorShape> errors) {

    /** An error that the operation's model names. */
    public record ErrorShape(String name, String code, int status, boolean senderFault, Shape<?> shape) {}
}
