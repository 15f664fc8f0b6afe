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

    /** As the docker command shows it. */
    String detail() {
        return "Error response from daemon: " + text;
    }
}
