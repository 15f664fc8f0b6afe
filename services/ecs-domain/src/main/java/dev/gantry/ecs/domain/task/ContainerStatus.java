package dev.gantry.ecs.domain.task;

/** A container's lastStatus as clients see it; the agent's finer stations before RUNNING are all PENDING. */
public enum ContainerStatus {
    PENDING,
    RUNNING,
    STOPPED;

    public boolean isBefore(ContainerStatus other) {
        return compareTo(other) < 0;
    }
}
