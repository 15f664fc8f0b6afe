package dev.gantry.server.socket;

/** Hears of one WebSocket: {@code opened} first, {@code closed} last and once, never two calls at a time. */
public interface SocketListener {

    void opened(Socket socket);

    /** A whole message, however many frames it came in. May block: the next one waits. */
    void text(String text);

    void closed(int code, String reason);
}
