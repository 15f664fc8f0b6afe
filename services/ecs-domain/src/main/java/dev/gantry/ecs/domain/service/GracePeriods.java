package dev.gantry.ecs.domain.service;

import static dev.gantry.ecs.domain.service.Refusal.unless;

import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For how long after its start nobody minds that a task is unhealthy. */
public final class GracePeriods {

    private GracePeriods() {}

    static void checkRange(@Nullable Integer seconds) {
        unless(seconds == null || seconds >= 0, "healthCheckGracePeriodSeconds must be between 0 and 2147483647.");
    }

    /** Refuses one for tasks whose health nobody checks. */
    public static void check(Optional<Integer> seconds, TaskDefinition definition) {
        boolean checked = definition.containerDefinitionsOrEmpty().stream()
                .anyMatch(container -> container.healthCheck() != null);
        unless(
                checked || seconds.orElse(0) == 0,
                "Health check grace period is only valid for services configured to use load balancers");
    }
}
