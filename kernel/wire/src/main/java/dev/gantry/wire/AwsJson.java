package dev.gantry.wire;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Operation.ErrorShape;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** AWS JSON 1.0 and 1.1: the operation is in X-Amz-Target, everything else is one JSON object. */
final class AwsJson implements Protocol {

    /** For requests whose target names no service that we know. */
    static final AwsJson OF_NO_SERVICE = new AwsJson("", "1.1", false);

    private final String service;
    private final String contentType;
    private final boolean queryCompatible;

    AwsJson(ServiceModel service) {
        this(service.name(), service.jsonVersion().orElse("1.1"), service.queryCompatible());
    }

    private AwsJson(String service, String version, boolean queryCompatible) {
        this.service = service;
        this.contentType = "application/x-amz-json-" + version;
        this.queryCompatible = queryCompatible;
    }

    @Override
    public Structure read(Operation operation, HttpRequest request) {
        try {
            return TokenReader.read(Dialect.JSON, operation.input(), request.body());
        } catch (MalformedException e) {
            throw TokenErrors.malformed(e);
        }
    }

    @Override
    public HttpAnswer write(Operation operation, Structure response, String requestId) {
        return new HttpAnswer(200, headers(requestId), TokenWriter.write(Dialect.JSON, response));
    }

    @Override
    public HttpAnswer error(ServiceException error, Optional<Operation> operation, String requestId) {
        Optional<ErrorShape> shape = Modelled.shape(error, operation);
        Map<String, String> headers = headers(requestId);
        if (queryCompatible) {
            headers.put("x-amzn-query-error", TokenErrors.queryError(error, shape));
        }
        Optional<String> type = Optional.of(TokenErrors.name(error, shape));
        return new HttpAnswer(error.status(), headers, TokenErrors.body(Dialect.JSON, type, error, shape));
    }

    private Map<String, String> headers(String requestId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("x-amzn-RequestId", requestId);
        return headers;
    }

    @Override
    public ServiceException unknownOperation(String operation) {
        return TokenErrors.unknownOperation(operation);
    }

    @Override
    public ServiceException unsupported(Operation operation) {
        return TokenErrors.unsupported(service, operation);
    }
}
