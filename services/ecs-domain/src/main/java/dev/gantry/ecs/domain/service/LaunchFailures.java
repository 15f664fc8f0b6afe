package dev.gantry.ecs.domain.service;

import dev.gantry.value.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a deployment's tasks fared so far. What a task that failed after RUNNING counts is the health check's business.
 *
 * @param consecutive failed tasks since one was healthy: {@code failedTasks} of the deployment
 * @param neverRan tasks in a row that went to STOPPED without RUNNING: what the back-off is computed from
 * @param hasRun whether any task of it has ever been RUNNING
 * @param retryAt no task is started before; empty without back-off
 * @param lastReason why the last one failed
 */
public record LaunchFailures(
        int consecutive, int neverRan, boolean hasRun, Optional<Instant> retryAt, Optional<String> lastReason) {

    /** Nothing has failed yet. */
    public static final LaunchFailures NONE = new LaunchFailures(0, 0, false, Optional.empty(), Optional.empty());

    /** So many failures in a row are bad luck; from here on they are a pattern. */
    private static final int PATTERN = 3;

    private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(27);
    private static final int CHANCE_DIGITS = 4;
    private static final double CHANCES = 1 << 4 * CHANCE_DIGITS;

    /**
     * A task went to STOPPED without RUNNING. Only before any has run it counts for the circuit breaker. Tasks that fail
     * while the back-off lasts were started together: they lengthen it only once.
     */
    public LaunchFailures failedToStart(String reason, Instant now, Ids chance) {
        int failed = hasRun ? consecutive : consecutive + 1;
        if (isBackingOff(now)) {
            return new LaunchFailures(failed, neverRan, hasRun, retryAt, Optional.of(reason));
        }
        int inARow = neverRan + 1;
        Optional<Instant> next = delay(inARow, chance).map(now::plus);
        return new LaunchFailures(failed, inARow, hasRun, next, Optional.of(reason));
    }

    /** A task is RUNNING: there is nothing to back off from. */
    public LaunchFailures ran() {
        return hasRun && neverRan == 0 ? this : new LaunchFailures(consecutive, 0, true, Optional.empty(), lastReason);
    }

    /** A task that was RUNNING failed its health checks. */
    public LaunchFailures failedHealthChecks(String reason) {
        return new LaunchFailures(consecutive + 1, neverRan, hasRun, retryAt, Optional.of(reason));
    }

    /** A task is healthy: the count begins anew. */
    public LaunchFailures healthy() {
        return consecutive == 0 ? this : new LaunchFailures(0, neverRan, hasRun, retryAt, lastReason);
    }

    public boolean isBackingOff(Instant now) {
        return retryAt.filter(now::isBefore).isPresent();
    }

    /** Whether the service is to be called unable to start tasks consistently. */
    public boolean isImpaired() {
        return neverRan >= PATTERN;
    }

    /** 10 s after the third, twice as long after each one more, 27 minutes at most; a fifth more or less by chance. */
    static Optional<Duration> delay(int neverRan, Ids chance) {
        if (neverRan < PATTERN) {
            return Optional.empty();
        }
        long doubled = FIRST_DELAY.toMillis() << Math.min(neverRan - PATTERN, 20);
        long whole = Math.min(doubled, LONGEST_DELAY.toMillis());
        double share = 0.8 + 0.4 * Integer.parseInt(chance.hex(CHANCE_DIGITS), 16) / CHANCES;
        return Optional.of(Duration.ofMillis(Math.min((long) (whole * share), LONGEST_DELAY.toMillis())));
    }
}
