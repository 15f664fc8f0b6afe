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

    /** A network cannot be created, because another has some of its addresses. */
    boolean isOverlap() {
        return text.contains("overlaps with other one");
    }

    /** Another container has the address that this one wants. */
    boolean isAddressHeld() {
        return text.contains("Address already in use") && !text.contains("port is already allocated");
    }

    /** Somebody removed the network since the container was created. */
    boolean isNetworkMissing() {
        return text.contains("network") && text.contains("not found");
    }

    /** As the docker command shows it. */
    String detail() {
        return "Error response from daemon: " + text;
    }
}
