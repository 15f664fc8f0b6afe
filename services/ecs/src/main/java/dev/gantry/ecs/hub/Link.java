package dev.gantry.ecs.hub;

import dev.gantry.shapes.Structure;

/** One way to an agent: a WebSocket, or a queue in the same process for simulated hosts. Any thread may send. */
public interface Link {

    /** Sends one text frame; does nothing on a link that has ended. */
    void send(String frame);

    /** Sends a message. A link within the process may hand over the record as it is: nobody reads its text. */
    default void send(Structure message, MessageCodec codec) {
        send(codec.write(message));
    }

    /** Ends the link with a WebSocket close code. */
    void close(int code, String reason);
}
