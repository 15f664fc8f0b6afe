package dev.gantry.agent.task;

/** A container waits until another one has come this far. */
public record Dependency(String container, Condition condition) {

    /** CREATE is never said by the control plane: it is what volumesFrom needs. */
    public enum Condition {
        CREATE,
        START,
        COMPLETE,
        SUCCESS,
        HEALTHY
    }
}
