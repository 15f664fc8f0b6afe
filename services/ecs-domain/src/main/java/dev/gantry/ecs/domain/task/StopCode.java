package dev.gantry.ecs.domain.task;

import dev.gantry.shapes.ecs.TaskStopCode;

/** Why a task was stopped, in AWS' six classes. */
public enum StopCode {
    TASK_FAILED_TO_START(TaskStopCode.TASK_FAILED_TO_START),
    ESSENTIAL_CONTAINER_EXITED(TaskStopCode.ESSENTIAL_CONTAINER_EXITED),
    USER_INITIATED(TaskStopCode.USER_INITIATED),
    SERVICE_SCHEDULER_INITIATED(TaskStopCode.SERVICE_SCHEDULER_INITIATED),
    SPOT_INTERRUPTION(TaskStopCode.SPOT_INTERRUPTION),
    TERMINATION_NOTICE(TaskStopCode.TERMINATION_NOTICE);

    private final String wire;

    StopCode(String wire) {
        this.wire = wire;
    }

    /** As clients see it. */
    public String wire() {
        return wire;
    }
}
