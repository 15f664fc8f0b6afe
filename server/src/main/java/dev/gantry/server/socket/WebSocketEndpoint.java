package dev.gantry.server.socket;

/** Serves the WebSockets of some paths, as the agent hub serves {@code /acs/ws} and {@code /tcs/ws}. */
public interface WebSocketEndpoint {

    boolean accepts(String path);

    /** Decides on an upgrade whose signature has been verified. May block; a ServiceException rejects as well. */
    Decision decide(Upgrade upgrade);

    /** What becomes of an upgrade. */
    sealed interface Decision {

        record Accept(SocketListener listener) implements Decision {}

        /** The answer instead of the upgrade. */
        record Reject(int status, String contentType, String body) implements Decision {}
    }
}
