package dev.gantry.ecs.hub;

/** One way to an agent: a WebSocket, or a queue in the same process for simulated hosts. Any thread may send. */
public interface Link {

    /** Sends one text frame; does nothing on a link that has ended. */
    void send(String frame);

    /** Ends the link with a WebSocket close code. */
    void close(int code, String reason);
}
