package dev.gantry.server.socket;

/** The server's end of an open WebSocket. Any thread may use it. */
public interface Socket {

    /** Sends one text frame, and returns when it is on its way; throws UncheckedIOException if it cannot be. */
    void send(String text);

    /** Begins to close with this code, as in 1000; once is enough, more does nothing. */
    void close(int code, String reason);

    boolean isOpen();
}
