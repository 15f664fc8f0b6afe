package dev.gantry.ecs.domain.instance;

/** A container instance's status. Source: container instance lifecycle in the ECS guide. */
public enum InstanceStatus {
    REGISTERING,
    REGISTRATION_FAILED,
    ACTIVE,
    DRAINING,
    DEREGISTERING,
    INACTIVE;

    /** Whether it is one of its cluster's registered container instances. */
    public boolean isRegistered() {
        return this == ACTIVE || this == DRAINING;
    }
}
