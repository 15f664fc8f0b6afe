package dev.gantry.docker;

/** An error answer of the Docker Engine. */
final class EngineError extends RuntimeException {

    private final int status;
    private final String text;

    EngineError(int status, String text) {
        super(status + ": " + text, null, false, false);
        this.status = status;
        this.text = text;
    }

    int status() {
        return status;
    }

    boolean isMissing() {
        return status == 404;
    }

    /** Somebody else asked for the same end a moment ago. */
    boolean isAlreadyBeingRemoved() {
        return status == 409 && text.contains("is already in progress");
    }

    /** As the docker command shows it. */
    String detail() {
        return "Error response from daemon: " + text;
    }
}
