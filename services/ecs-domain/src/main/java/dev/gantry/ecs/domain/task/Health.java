package dev.gantry.ecs.domain.task;

import java.util.List;

/** The healthStatus of a container or a task. */
public enum Health {
    UNKNOWN,
    HEALTHY,
    UNHEALTHY;

    /**
     * The task's health: of its essential containers only, and only of those that define a health check. The worst
     * counts; a task without any check is UNKNOWN.
     */
    static Health ofTask(List<Container> containers) {
        List<Health> checked = containers.stream()
                .filter(container ->
                        container.plan().essential() && container.plan().healthChecked())
                .map(Container::health)
                .toList();
        if (checked.contains(UNHEALTHY)) {
            return UNHEALTHY;
        }
        return checked.isEmpty() || checked.contains(UNKNOWN) ? UNKNOWN : HEALTHY;
    }
}
