package dev.gantry.agent.endpoint;

import java.time.Duration;
import java.time.Instant;

/** A token bucket for all questions together: 40 a second, 60 at once. Source: ECS_TASK_METADATA_RPS_LIMIT. */
final class RateLimit {

    private static final double PER_SECOND = 40;
    private static final double AT_ONCE = 60;

    private double tokens = AT_ONCE;
    private Instant filledAt = Instant.MIN;

    synchronized boolean allows(Instant now) {
        if (filledAt != Instant.MIN) {
            double seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
            tokens = Math.min(AT_ONCE, tokens + seconds * PER_SECOND);
        }
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
