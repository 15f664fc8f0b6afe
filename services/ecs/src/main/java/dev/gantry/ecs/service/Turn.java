package dev.gantry.ecs.service;

import dev.gantry.ecs.launch.Obstacle;
import java.time.Instant;
import java.util.Optional;

/** One look at what a service's scheduling strategy has to do. */
interface Turn {

    /** What the turn leaves: whether nothing is left to do, and what stood in the way. */
    record Result(boolean steady, Optional<Obstacle> obstacle) {}

    Result run();

    /** When time alone may change something; asked after the turn. */
    Optional<Instant> next();
}
