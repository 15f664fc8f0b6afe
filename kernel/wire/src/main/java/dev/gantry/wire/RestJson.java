package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Operation.ErrorShape;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** AWS restJson1: members in the path, the query string, headers, and a JSON body. */
final class RestJson implements Protocol {

    private final String service;
    private final RestMessage message = new RestMessage(new Body());

    RestJson(ServiceModel service) {
        this.service = service.name();
    }

    @Override
    public Structure read(Operation operation, HttpRequest request) {
        try {
            return message.read(operation, request);
        } catch (MalformedException e) {
            throw TokenErrors.malformed(e);
        }
    }

    @Override
    public HttpAnswer write(Operation operation, Structure response, String requestId) {
        return message.write(operation, response, Map.of("x-amzn-RequestId", requestId));
    }

    @Override
    public HttpAnswer error(ServiceException error, Optional<Operation> operation, String requestId) {
        Optional<ErrorShape> shape = Modelled.shape(error, operation);
        Map<String, String> headers = new LinkedHashMap<>();
        shape.ifPresent(
                known -> headers.putAll(message.write(operation.orElseThrow(), Modelled.body(known, error), Map.of())
                        .headers()));
        headers.put("Content-Type", "application/json");
        headers.put("x-amzn-RequestId", requestId);
        headers.put("x-amzn-ErrorType", TokenErrors.name(error, shape));
        return new HttpAnswer(error.status(), headers, TokenErrors.body(Dialect.JSON, Optional.empty(), error, shape));
    }

    @Override
    public ServiceException unknownOperation(String operation) {
        return new ServiceException(
                "UnknownOperationException", 404, "No operation is at " + Excerpt.of(operation) + ".");
    }

    @Override
    public ServiceException unsupported(Operation operation) {
        return TokenErrors.unsupported(service, operation);
    }

    /** The JSON body of a REST message. */
    private static final class Body implements RestBody {

        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public void readMembers(Shape<?> shape, @Nullable Object[] values, byte[] body) {
            TokenReader.readInto(values, Dialect.JSON, shape, body);
        }

        @Override
        public @Nullable Object readPayload(Member member, byte[] body) {
            return TokenReader.readValue(Dialect.JSON, member.type(), body);
        }

        @Override
        public byte[] writeMembers(Operation operation, Structure structure) {
            return TokenWriter.write(Dialect.JSON, structure);
        }

        @Override
        public byte[] writePayload(Member member, Object value) {
            return TokenWriter.writeValue(Dialect.JSON, member.type(), value);
        }
    }
}
