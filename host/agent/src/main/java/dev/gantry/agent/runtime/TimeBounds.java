package dev.gantry.agent.runtime;

import java.time.Duration;

/**
 * How long a runtime may take.
 *
 * @param create for creating a container (ECS_CONTAINER_CREATE_TIMEOUT)
 * @param start for starting one (ECS_CONTAINER_START_TIMEOUT)
 */
public record TimeBounds(Duration create, Duration start) {

    public static final TimeBounds DEFAULT = new TimeBounds(Duration.ofMinutes(4), Duration.ofMinutes(3));
}
