package dev.gantry.agent.task;

import java.time.Instant;
import java.util.Optional;

/**
 * How often a step was tried.
 *
 * @param tries of the present step, since it last went well
 * @param restarts by the restart policy
 * @param notBefore when the next try may be made
 */
public record Attempts(int tries, int restarts, Optional<Instant> notBefore) {

    public static final Attempts NONE = new Attempts(0, 0, Optional.empty());

    Attempts failed(Instant next) {
        return new Attempts(tries + 1, restarts, Optional.of(next));
    }

    Attempts wentWell() {
        return new Attempts(0, restarts, Optional.empty());
    }

    Attempts restarted() {
        return new Attempts(0, restarts + 1, Optional.empty());
    }

    boolean mayTry(Instant now) {
        return notBefore.isEmpty() || !now.isBefore(notBefore.get());
    }
}
