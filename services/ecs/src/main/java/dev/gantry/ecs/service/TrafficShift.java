package dev.gantry.ecs.service;

import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.Traffic;
import java.util.Optional;

/**
 * Moves the traffic of a service from one deployment to another. It runs beside the writer and may block; a server that
 * was killed asks again, so what has been done already is done once more without harm.
 */
public interface TrafficShift {

    /** For services without a load balancer: nobody sends them traffic that could be shifted. */
    TrafficShift NOWHERE = _ -> Optional.of("No traffic is shifted: the service has no load balancer.");

    /**
     * Brings it about that green has this much of the traffic, and blue the rest; throws if it cannot now.
     *
     * @return why nothing was shifted; empty when traffic goes as wanted
     */
    Optional<String> shift(Wish wish) throws InterruptedException;

    /**
     * What is wanted of a service's traffic.
     *
     * @param blue empty when nothing ran before green
     * @param traffic that green shall have
     */
    record Wish(Optional<DeploymentId> blue, DeploymentId green, Traffic traffic) {}
}
