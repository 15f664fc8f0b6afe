package dev.gantry.ecs.domain.service;

/** Whether a deployment is the newest of its service. One without tasks that is not PRIMARY is INACTIVE, and gone. */
public enum DeploymentStatus {
    PRIMARY,
    ACTIVE
}
