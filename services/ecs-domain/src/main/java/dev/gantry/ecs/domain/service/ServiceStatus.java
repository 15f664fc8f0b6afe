package dev.gantry.ecs.domain.service;

/** The status of a service, in the order in which things happen. */
public enum ServiceStatus {
    ACTIVE,
    DRAINING,
    INACTIVE
}
