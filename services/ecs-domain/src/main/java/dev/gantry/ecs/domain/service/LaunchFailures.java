package dev.gantry.ecs.domain.service;

import java.time.Instant;
import java.util.Optional;

/**
 * How a deployment's tasks fared so far.
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
}
