package dev.gantry.agent.task;

import java.time.Instant;
import java.util.Optional;

/** The verdict of a container's health check. */
public record Health(Status status, Optional<Instant> since) {

    public static final Health UNKNOWN = new Health(Status.UNKNOWN, Optional.empty());

    /** AWS' words. */
    public enum Status {
        UNKNOWN,
        HEALTHY,
        UNHEALTHY
    }

    public boolean isHealthy() {
        return status == Status.HEALTHY;
    }
}
