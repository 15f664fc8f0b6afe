package dev.gantry.ecs.domain.service;

import java.time.Instant;
import java.util.Optional;

/** When a service deployment was created, started, finished, stopped and last changed. */
public record ServiceDeploymentTimes(
        Instant created,
        Optional<Instant> started,
        Optional<Instant> finished,
        Optional<Instant> stopped,
        Instant updated) {

    /** One that begins at once. */
    public static ServiceDeploymentTimes begun(Instant now) {
        return new ServiceDeploymentTimes(now, Optional.of(now), Optional.empty(), Optional.empty(), now);
    }

    /** What goes on has only changed; what is over has finished now, and one that was STOPPED has stopped now. */
    public ServiceDeploymentTimes reached(ServiceDeploymentStatus status, Instant now) {
        Optional<Instant> end = status.isOver() ? Optional.of(now) : Optional.empty();
        return new ServiceDeploymentTimes(
                created,
                started,
                finished.or(() -> end),
                stopped.or(() -> status == ServiceDeploymentStatus.STOPPED ? end : Optional.empty()),
                now);
    }
}
