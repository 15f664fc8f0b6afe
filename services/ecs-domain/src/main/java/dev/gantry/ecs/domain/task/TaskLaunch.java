package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.shapes.ecs.CPUArchitecture;
import dev.gantry.shapes.ecs.LaunchType;
import dev.gantry.shapes.ecs.NetworkMode;
import dev.gantry.shapes.ecs.RuntimePlatform;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task was launched as; nothing in it ever changes.
 *
 * @param size the task-level cpu, memory and storage, overrides applied
 * @param cpuArchitecture as in {@code x86_64}
 * @param networkInterface whether the task gets a network interface of its own (awsvpc)
 * @param request what only the request said, when it said anything
 */
public record TaskLaunch(
        String family,
        int revision,
        TaskOrigin origin,
        TaskOptions options,
        TaskSize size,
        String cpuArchitecture,
        boolean networkInterface,
        Optional<TaskRequest> request) {

    public TaskLaunch {
        family = Shared.text(family);
        cpuArchitecture = Shared.text(cpuArchitecture);
    }

    /** A launch of this definition, which {@link Overrides} have been merged into. */
    public static TaskLaunch of(
            TaskDefinition definition, TaskOrigin origin, TaskOptions options, TaskRequest request) {
        return new TaskLaunch(
                Objects.requireNonNullElse(definition.family(), ""),
                Objects.requireNonNullElse(definition.revision(), 0),
                origin,
                options,
                TaskSize.of(definition, origin.launchType().equals(LaunchType.FARGATE)),
                architecture(definition.runtimePlatform()),
                NetworkMode.AWSVPC.equals(definition.networkMode()),
                request.ifAnything());
    }

    private static String architecture(@Nullable RuntimePlatform platform) {
        String named = platform == null ? null : platform.cpuArchitecture();
        return (named == null ? CPUArchitecture.X86_64 : named).toLowerCase(Locale.ROOT);
    }

    public boolean onFargate() {
        return origin.launchType().equals(LaunchType.FARGATE);
    }

    boolean activation() {
        return options.activation();
    }

    public String group() {
        return origin.group();
    }

    public Optional<String> startedBy() {
        return origin.startedBy();
    }

    public Optional<String> service() {
        return origin.service();
    }
}
