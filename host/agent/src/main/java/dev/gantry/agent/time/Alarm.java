package dev.gantry.agent.time;

/** Work that waits for its time. */
@FunctionalInterface
public interface Alarm {

    /** Does nothing once the work has begun. */
    void cancel();
}
