package dev.gantry.wire;

import dev.gantry.value.ServiceException;

/** A request for an operation that no model has; it is to be answered in the protocol it came in. */
public final class UnknownOperationException extends ServiceException {

    private final transient Protocol protocol;

    UnknownOperationException(Protocol protocol, String operation) {
        this(protocol, protocol.unknownOperation(operation));
    }

    /** The service has the operation perhaps, but not in this version of its API. */
    static UnknownOperationException ofVersion(Protocol protocol, String operation, String version) {
        return new UnknownOperationException(protocol, protocol.unknownVersion(operation, version));
    }

    private UnknownOperationException(Protocol protocol, ServiceException answer) {
        super(answer.code(), answer.status(), answer.text());
        this.protocol = protocol;
    }

    public Protocol protocol() {
        return protocol;
    }
}
