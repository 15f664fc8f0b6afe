package dev.gantry.ecs.domain.placement.query;

/** Where and why an expression of the cluster query language cannot be read. */
final class SyntaxError extends RuntimeException {

    private final int position;

    /** The position counts from 1. */
    SyntaxError(int position, String message) {
        super(message, null, false, false);
        this.position = position;
    }

    int position() {
        return position;
    }
}
