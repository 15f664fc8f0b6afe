package dev.gantry.ecs.domain.service;

/** The status of a service deployment. Source: ServiceDeploymentStatus in the ECS API. */
public enum ServiceDeploymentStatus {
    PENDING,
    IN_PROGRESS,
    STOP_REQUESTED,
    ROLLBACK_REQUESTED,
    ROLLBACK_IN_PROGRESS,
    SUCCESSFUL,
    STOPPED,
    ROLLBACK_SUCCESSFUL,
    ROLLBACK_FAILED;

    /** Whether nothing of it happens any more. */
    public boolean isOver() {
        return !isBefore(SUCCESSFUL);
    }

    public boolean isBefore(ServiceDeploymentStatus other) {
        return compareTo(other) < 0;
    }
}
