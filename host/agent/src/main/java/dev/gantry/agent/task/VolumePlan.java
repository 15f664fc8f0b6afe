package dev.gantry.agent.task;

import java.util.Map;

/**
 * A volume of a task.
 *
 * @param kind where its data is
 * @param source the host path, or the runtime's volume name
 */
public record VolumePlan(
        String name, Kind kind, String source, String driver, Map<String, String> options, Map<String, String> labels) {

    /** In the order of how long the data lives. */
    public enum Kind {
        /** An empty volume, created and removed with the task. */
        TASK,
        /** A volume that must be there. */
        SHARED,
        /** A volume that is created when it is not there. */
        SHARED_PROVISIONED,
        /** A path of the host. */
        HOST
    }

    public boolean isVolume() {
        return kind != Kind.HOST;
    }
}
