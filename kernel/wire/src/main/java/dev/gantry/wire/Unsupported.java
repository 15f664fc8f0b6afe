package dev.gantry.wire;

import dev.gantry.shapes.Operation;

/** What is said about operations that AWS has and gantry has not. */
final class Unsupported {

    private Unsupported() {}

    static String text(String service, Operation operation) {
        return "The operation " + service + ":" + operation.name() + " is not supported by gantry.";
    }
}
