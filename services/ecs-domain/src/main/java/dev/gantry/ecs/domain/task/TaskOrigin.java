package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.Shared;
import java.util.Optional;

/**
 * Who started a task, and on what kind of capacity.
 *
 * @param group as in {@code family:web} or {@code service:web}
 * @param startedBy the caller's word, or {@code ecs-svc/…} of a deployment
 * @param launchType as in {@code EC2}
 * @param capacityProvider set when a strategy chose it
 */
public record TaskOrigin(
        String group, Optional<String> startedBy, String launchType, Optional<String> capacityProvider) {

    private static final String SERVICE = "service:";

    public TaskOrigin {
        group = Shared.text(group);
        startedBy = Shared.text(startedBy);
        launchType = Shared.text(launchType);
        capacityProvider = Shared.text(capacityProvider);
    }

    /** The name of the service that the task belongs to. */
    public Optional<String> service() {
        return group.startsWith(SERVICE) ? Optional.of(group.substring(SERVICE.length())) : Optional.empty();
    }

    /** The group of the tasks that a service starts. Callers may not use it. */
    public static String groupOfService(String service) {
        return SERVICE + service;
    }

    /** The group of tasks that were started without naming one. */
    public static String groupOfFamily(String family) {
        return "family:" + family;
    }
}
