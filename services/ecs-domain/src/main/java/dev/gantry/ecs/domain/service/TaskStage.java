package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.task.Container;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import java.util.Optional;

/** How far a task of a service has come, as far as its row alone tells: what services count. */
public enum TaskStage {
    /** Wanted, and not yet RUNNING. */
    STARTING,
    /** RUNNING, without a health check: healthy once it has been for some seconds. */
    UNCHECKED,
    /** RUNNING, with a health check that has not said anything yet. */
    CHECKING,
    HEALTHY,
    UNHEALTHY,
    /** Not wanted any more, and not yet STOPPED. */
    STOPPING;

    /** Empty once it is STOPPED. */
    public static Optional<TaskStage> of(Task task) {
        if (task.isStopped()) {
            return Optional.empty();
        }
        return Optional.of(task.isWanted() ? wanted(task) : STOPPING);
    }

    private static TaskStage wanted(Task task) {
        if (task.lastStatus().isBefore(TaskStatus.RUNNING)) {
            return STARTING;
        }
        return task.containers().stream().anyMatch(TaskStage::isChecked) ? checked(task) : UNCHECKED;
    }

    private static boolean isChecked(Container container) {
        return container.plan().essential() && container.plan().healthChecked();
    }

    private static TaskStage checked(Task task) {
        return switch (task.health()) {
            case UNKNOWN -> CHECKING;
            case HEALTHY -> HEALTHY;
            case UNHEALTHY -> UNHEALTHY;
        };
    }

    /** Whether its lastStatus is RUNNING. */
    public boolean isRunning() {
        return this != STARTING && this != STOPPING;
    }
}
