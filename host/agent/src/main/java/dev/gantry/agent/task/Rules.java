package dev.gantry.agent.task;

import java.time.Duration;

/**
 * The constants of the lifecycle.
 *
 * @param stopTimeout ECS_CONTAINER_STOP_TIMEOUT, for containers that name none
 * @param pullTries how often a pull is tried while its failure may pass
 */
public record Rules(Duration stopTimeout, int pullTries) {

    public static final Rules DEFAULT = new Rules(Duration.ofSeconds(30), 5);

    /** 1.1 s, doubled, at most 5 s. Source: the agent's pull backoff. */
    static Duration backoff(int tries) {
        return Duration.ofMillis(Math.min(5_000, 1_100L << Math.min(tries, 8)));
    }
}
