package dev.gantry.wire;

import dev.gantry.shapes.ServiceModel;

/** A service as it is reached in one of its protocols. */
record Endpoint(ServiceModel service, Protocol protocol) {

    Route route(String operation) {
        return service.operation(operation)
                .map(known -> new Route(service, known, protocol))
                .orElseThrow(() -> new UnknownOperationException(protocol, operation));
    }
}
