package dev.gantry.wire;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;

/** The operation that a request asks for, and the protocol it asks in. */
public record Route(ServiceModel service, Operation operation, Protocol protocol) {}
