package dev.gantry.ecs.service;

import java.time.Duration;

/**
 * What a server's operator decides about services.
 *
 * @param healthyAfter a task without load balancer and health check counts as healthy so long after it became RUNNING
 */
public record SchedulerSettings(Duration healthyAfter) {

    /** AWS waits for 40 seconds; nobody who tries a deployment on a laptop wants to. */
    public static final SchedulerSettings USUAL = new SchedulerSettings(Duration.ofSeconds(5));
}
