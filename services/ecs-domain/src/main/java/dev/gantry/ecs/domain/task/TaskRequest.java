package dev.gantry.ecs.domain.task;

import dev.gantry.shapes.ecs.NetworkConfiguration;
import dev.gantry.shapes.ecs.TaskOverride;
import dev.gantry.shapes.ecs.TaskVolumeConfiguration;
import java.util.List;
import java.util.Optional;

/** What few requests say about their tasks. Echoed verbatim, and read again when the task is placed or sent. */
public record TaskRequest(
        Optional<TaskOverride> overrides,
        Optional<NetworkConfiguration> network,
        List<TaskVolumeConfiguration> volumes,
        Optional<String> clientToken,
        Optional<String> referenceId) {

    public static final TaskRequest NOTHING =
            new TaskRequest(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public TaskRequest {
        volumes = List.copyOf(volumes);
    }

    /** Itself, or empty when it says nothing: a row does not carry it then. */
    public Optional<TaskRequest> ifAnything() {
        return equals(NOTHING) ? Optional.empty() : Optional.of(this);
    }
}
