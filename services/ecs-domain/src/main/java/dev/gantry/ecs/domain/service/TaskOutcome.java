package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.StopCode;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.value.Ids;
import java.time.Instant;

/**
 * What a step of one task says about its deployment.
 *
 * @param graced whether its service has a grace period: within it a failed health check says nothing, so that what
 *     counts is that the scheduler stops the task for it
 */
public record TaskOutcome(Task before, Task now, boolean graced) {

    /** What the deployment knows of failures after this step of one of its tasks. */
    public LaunchFailures after(LaunchFailures known, Instant at, Ids chance) {
        LaunchFailures failures = known;
        if (!before.hasStarted() && now.hasStarted()) {
            failures = failures.ran();
        }
        if (stage(before) != TaskStage.HEALTHY && stage(now) == TaskStage.HEALTHY) {
            failures = failures.healthy();
        }
        if (failedHealthChecks()) {
            failures = failures.failedHealthChecks(
                    StopCause.failedContainerHealthChecks().reason());
        }
        return failedToStart(before, now) ? failures.failedToStart(reason(now), at, chance) : failures;
    }

    private boolean failedHealthChecks() {
        if (graced) {
            return before.stop().isEmpty()
                    && now.stop()
                            .filter(StopCause.failedContainerHealthChecks()::equals)
                            .isPresent();
        }
        return stage(before) != TaskStage.UNHEALTHY && stage(now) == TaskStage.UNHEALTHY;
    }

    private static TaskStage stage(Task task) {
        return TaskStage.of(task).orElse(TaskStage.STOPPING);
    }

    /** Its own failure: not that somebody stopped it, nor that its instance went. */
    private static boolean failedToStart(Task before, Task now) {
        boolean ended = before.isWanted() && !now.isWanted() && !now.hasStarted();
        return ended
                && now.stop()
                        .map(StopCause::code)
                        .filter(TaskOutcome::isFailure)
                        .isPresent();
    }

    private static boolean isFailure(StopCode code) {
        return code == StopCode.TASK_FAILED_TO_START || code == StopCode.ESSENTIAL_CONTAINER_EXITED;
    }

    private static String reason(Task task) {
        return task.stop().map(StopCause::reason).orElse("");
    }
}
