package dev.gantry.agent.engine;

/** ECS_IMAGE_PULL_BEHAVIOR. */
public enum PullBehavior {
    /** Asks the registry; what is here will do when that fails. */
    DEFAULT,
    /** Asks the registry; its failure is the task's. */
    ALWAYS,
    /** Asks the registry for an image that this agent has not pulled yet. */
    ONCE,
    /** Asks the registry only for images that are not here. */
    PREFER_CACHED
}
