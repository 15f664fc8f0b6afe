package dev.gantry.ecs.domain.service;

/** How far a deployment has come. It never leaves COMPLETED or FAILED. */
public enum RolloutState {
    IN_PROGRESS,
    COMPLETED,
    FAILED
}
