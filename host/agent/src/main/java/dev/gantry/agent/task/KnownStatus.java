package dev.gantry.agent.task;

/** How far a container has come, in the order in which it happens. */
public enum KnownStatus {
    NONE,
    PULLED,
    CREATED,
    RUNNING,
    STOPPED;

    public boolean isBefore(KnownStatus other) {
        return compareTo(other) < 0;
    }
}
