package dev.gantry.agent.runtime;

/** A container's status as the runtime sees it. */
public enum ContainerStatus {
    CREATED,
    RUNNING,
    EXITED
}
