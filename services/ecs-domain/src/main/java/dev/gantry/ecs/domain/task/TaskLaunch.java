package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.shapes.ecs.LaunchType;
import java.util.Optional;

/**
 * What a task was launched as; nothing in it ever changes.
 *
 * @param group as in {@code family:web} or {@code service:web}
 * @param launchType as in {@code EC2}
 * @param capacityProvider set when a strategy chose it
 * @param size the task-level cpu and memory
 * @param platform the platform version and family, on Fargate
 * @param cpuArchitecture as in {@code x86_64}
 * @param networkInterface whether the task gets a network interface of its own (awsvpc)
 * @param activation whether there is work between containers up and RUNNING, and again before they go: Cloud Map,
 *     several target groups
 * @param request what only the request said, when it said anything
 */
public record TaskLaunch(
        String family,
        int revision,
        String group,
        Optional<String> startedBy,
        String launchType,
        Optional<String> capacityProvider,
        TaskSize size,
        Optional<TaskPlatform> platform,
        String cpuArchitecture,
        boolean networkInterface,
        boolean activation,
        boolean executeCommand,
        Optional<TaskRequest> request) {

    private static final String SERVICE = "service:";

    public TaskLaunch {
        family = Shared.text(family);
        group = Shared.text(group);
        startedBy = Shared.text(startedBy);
        launchType = Shared.text(launchType);
        capacityProvider = Shared.text(capacityProvider);
        cpuArchitecture = Shared.text(cpuArchitecture);
    }

    public boolean onFargate() {
        return launchType.equals(LaunchType.FARGATE);
    }

    /** The name of the service that the task belongs to. */
    public Optional<String> service() {
        return group.startsWith(SERVICE) ? Optional.of(group.substring(SERVICE.length())) : Optional.empty();
    }

    /** The group of tasks that a service started. */
    public static String groupOfService(String service) {
        return SERVICE + service;
    }

    /** The group of tasks that were started without naming one. */
    public static String groupOfFamily(String family) {
        return "family:" + family;
    }
}
