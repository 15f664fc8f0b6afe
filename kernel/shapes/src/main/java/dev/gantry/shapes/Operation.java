package dev.gantry.shapes;

import java.util.List;
import java.util.Optional;

/**
 * One API operation of a service's model.
 *
 * @param method the HTTP method, POST but for the REST protocols
 * @param uri the path template, as in {@code /schedules/{Name}}
 * @param status the HTTP status of its answer, 200 but for some of the REST protocols
 * @param input the shape of the request; operations without one have an empty structure
 * @param resultWrapper the element around a query protocol's result
 */
public record Operation(
        String name,
        String method,
        String uri,
        int status,
        Shape<?> input,
        Shape<?> output,
        Optional<String> resultWrapper,
        List<ErrorShape> errors) {

    public Operation(
            String name,
            String method,
            String uri,
            Shape<?> input,
            Shape<?> output,
            Optional<String> resultWrapper,
            List<ErrorShape> errors) {
        this(name, method, uri, 200, input, output, resultWrapper, errors);
    }

    /**
     * An error that the operation's model names.
     *
     * @param name the name of its shape, which the JSON and CBOR protocols send
     * @param code what the query and XML protocols send
     * @param senderFault whether the request is to blame
     */
    public record ErrorShape(String name, String code, int status, boolean senderFault, Shape<ErrorBody> shape) {}
}
