package dev.gantry.wire;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Operation.ErrorShape;
import dev.gantry.value.ServiceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Errors as JSON and CBOR bodies: the type, the message, and the members of the error's shape. */
final class TokenErrors {

    private TokenErrors() {}

    /** @param type what {@code __type} says; empty where a header says it */
    static byte[] body(Dialect dialect, Optional<String> type, ServiceException error, Optional<ErrorShape> shape) {
        Map<String, String> first = new LinkedHashMap<>();
        type.ifPresent(text -> first.put("__type", text));
        if (!shape.map(Modelled::hasMessage).orElse(false)) {
            first.put("message", error.text());
        }
        return shape.map(known -> TokenWriter.write(dialect, first, Modelled.body(known, error)))
                .orElseGet(() -> TokenWriter.write(dialect, first, error.members()));
    }

    /** The error as its shape is called, which for services of a query past differs from its code there. */
    static String name(ServiceException error, Optional<ErrorShape> shape) {
        return shape.map(ErrorShape::name).orElse(error.code());
    }

    /** What x-amzn-query-error says: the code that the service had in the query protocol, and whose fault it is. */
    static String queryError(ServiceException error, Optional<ErrorShape> shape) {
        return shape.map(ErrorShape::code).orElse(error.code()) + ";" + Modelled.fault(error, shape);
    }

    static ServiceException malformed(MalformedException e) {
        return new ServiceException("SerializationException", 400, e.text());
    }

    static ServiceException unknownOperation(String operation) {
        return new ServiceException(
                "UnknownOperationException", 400, "The operation " + Excerpt.of(operation) + " is not known.");
    }

    static ServiceException unsupported(String service, Operation operation) {
        return new ServiceException("UnsupportedOperationException", 400, Unsupported.text(service, operation));
    }
}
