package dev.gantry.wire;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Operation.ErrorShape;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Smithy RPC v2 CBOR: service and operation are in the path, everything else is one CBOR map. */
final class RpcV2Cbor implements Protocol {

    /** For requests whose path names no service that we know. */
    static final RpcV2Cbor OF_NO_SERVICE = new RpcV2Cbor("", false);

    private final String service;
    private final boolean queryCompatible;

    RpcV2Cbor(ServiceModel service) {
        this(service.name(), service.queryCompatible());
    }

    private RpcV2Cbor(String service, boolean queryCompatible) {
        this.service = service;
        this.queryCompatible = queryCompatible;
    }

    @Override
    public Structure read(Operation operation, HttpRequest request) {
        try {
            return TokenReader.read(Dialect.CBOR, operation.input(), request.body());
        } catch (MalformedException e) {
            throw TokenErrors.malformed(e);
        }
    }

    @Override
    public HttpAnswer write(Operation operation, Structure response, String requestId) {
        return new HttpAnswer(200, headers(requestId), TokenWriter.write(Dialect.CBOR, response));
    }

    @Override
    public HttpAnswer error(ServiceException error, Optional<Operation> operation, String requestId) {
        Optional<ErrorShape> shape = Modelled.shape(error, operation);
        Map<String, String> headers = headers(requestId);
        if (queryCompatible) {
            headers.put("x-amzn-query-error", TokenErrors.queryError(error, shape));
        }
        String type = "com.amazonaws." + service + "#" + TokenErrors.name(error, shape);
        return new HttpAnswer(error.status(), headers, TokenErrors.body(Dialect.CBOR, Optional.of(type), error, shape));
    }

    private static Map<String, String> headers(String requestId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/cbor");
        headers.put("smithy-protocol", "rpc-v2-cbor");
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
