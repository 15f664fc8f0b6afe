package dev.gantry.agent.session;

import dev.gantry.shapes.Structure;
import java.util.Map;

/** A way to the agent hub, in one of its two protocols: ACS brings tasks, TCS takes telemetry. */
public interface HubChannel {

    /**
     * Opens a session. A ServiceException tells why the hub refuses, UncheckedIOException that it cannot be reached;
     * the listener then hears nothing.
     *
     * @param query what the agent says of itself, by the names of the protocol's address
     */
    void open(Map<String, String> query, Listener listener);

    /** An open session. */
    interface Session {

        /** Throws UncheckedIOException when the session is broken. */
        void send(Structure message);

        void close(int code, String reason);
    }

    /** Hears of one session, one thing at a time: first that it is open, then messages, at last its end. */
    interface Listener {

        void opened(Session session);

        void message(Structure message);

        /**
         * Nothing comes after this.
         *
         * @param code the WebSocket's, 1006 for an end without a word, 0 for a broken connection
         */
        void closed(int code, String reason);
    }
}
