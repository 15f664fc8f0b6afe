package dev.gantry.ecs.service;

import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.launch.Obstacle;
import java.time.Instant;
import java.util.Optional;

/** One look at what a service's scheduling strategy has to do. */
interface Turn {

    /** What the turn leaves: whether nothing is left to do, and what stood in the way. */
    record Result(boolean steady, Optional<Obstacle> obstacle) {}

    Result run();

    /** Whether a deployment without tasks is not over. */
    default boolean holds(Deployment deployment) {
        return deployment.isPrimary();
    }

    /** When time alone may change something; asked after the turn. */
    Optional<Instant> next();
}
