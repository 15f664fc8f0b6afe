package dev.gantry.kernel;

import dev.gantry.value.Caller;

/** How workers run another service's operation: on the same way, and with the same authorisation, as a user's call. */
public interface FrontDoor {

    /** Runs the operation whose request this is, in the principal's name, and waits for its answer. */
    <O> O call(Caller principal, Object request, Class<O> response);
}
