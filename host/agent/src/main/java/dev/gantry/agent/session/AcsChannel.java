package dev.gantry.agent.session;

import dev.gantry.shapes.Structure;
import java.util.Map;

/** A way to the agent hub. */
public interface AcsChannel {

    /**
     * Opens a session. What arrives goes to the listener, one message at a time; a ServiceException tells why the hub
     * refuses, UncheckedIOException that it cannot be reached.
     *
     * @param query what the agent says of itself, by the names of the ACS address
     */
    Session open(Map<String, String> query, Listener listener);

    /** An open session. */
    interface Session {

        void send(Structure message);

        void close(int code, String reason);
    }

    /** Hears of one session: messages, and at last its end. */
    interface Listener {

        void message(Structure message);

        void closed(int code, String reason);
    }
}
