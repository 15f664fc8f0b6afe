package dev.gantry.ecs.domain.task;

/** A task's lastStatus, in the order in which a task passes the stations; it never goes back. */
public enum TaskStatus {
    PROVISIONING,
    PENDING,
    ACTIVATING,
    RUNNING,
    DEACTIVATING,
    STOPPING,
    DEPROVISIONING,
    STOPPED,
    DELETED;

    public boolean isAfter(TaskStatus other) {
        return compareTo(other) > 0;
    }

    public boolean isBefore(TaskStatus other) {
        return compareTo(other) < 0;
    }
}
