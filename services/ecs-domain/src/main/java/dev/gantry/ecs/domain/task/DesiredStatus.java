package dev.gantry.ecs.domain.task;

/** What is wanted of a task. It changes once, from RUNNING to STOPPED. */
public enum DesiredStatus {
    RUNNING,
    STOPPED
}
