package dev.gantry.agent.session;

import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.time.Duration;
import java.util.Optional;

/** What is said in the sessions of a {@link Connection}, one thing at a time. */
interface Conversation {

    void opened();

    void message(Structure message);

    void ended();

    /** Whether the message shows that the hub is there. */
    boolean isSignOfLife(Structure message);

    /** The hub refuses a session. How long to wait until the next try; empty to wait as usual, and to tell the operator. */
    Optional<Duration> refused(ServiceException why);
}
