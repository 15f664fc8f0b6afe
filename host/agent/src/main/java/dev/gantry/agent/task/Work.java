package dev.gantry.agent.task;

/** What the runtime is doing for a container at the moment. */
public enum Work {
    NOTHING,
    PULLING,
    CREATING,
    STARTING,
    RESTARTING,
    STOPPING
}
