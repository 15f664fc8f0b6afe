package dev.gantry.agent.task;

/** What the agent reports about a task, in the order in which it happens. */
public enum TaskStatus {
    NONE,
    PENDING,
    RUNNING,
    STOPPED
}
