package dev.gantry.ecs.domain.cluster;

/** A cluster's status. A deleted one stays describable as INACTIVE, and its name may be used again. */
public enum ClusterStatus {
    PROVISIONING,
    ACTIVE,
    DEPROVISIONING,
    FAILED,
    INACTIVE
}
