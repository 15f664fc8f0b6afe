package dev.gantry.ecs.launch;

import dev.gantry.ecs.domain.placement.Placement.Refusal;
import dev.gantry.ecs.domain.placement.PlacementReason;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.ServiceMessages;
import java.util.Map;
import java.util.Optional;

/**
 * Why a service's task could not be launched.
 *
 * @param reason in short, as in {@code RESOURCE:CPU}
 * @param message what the service says about it
 * @param instances which reasons kept it from how many container instances
 */
public record Obstacle(String reason, Optional<String> message, Optional<String> instances) {

    /** The same as before: nobody needs to hear of it again. */
    static Obstacle known(String reason) {
        return new Obstacle(reason, Optional.empty(), Optional.empty());
    }

    private Obstacle(String reason, String message) {
        this(reason, Optional.of(message), Optional.empty());
    }

    /** No container instance took it; the one that came closest, if there was any at all. */
    static Obstacle of(ServiceId service, Optional<Refusal> closest) {
        return closest.map(refusal -> new Obstacle(refusal.reason().text(), ServiceMessages.closest(service, refusal)))
                .orElseGet(() -> new Obstacle("NO ACTIVE INSTANCES", ServiceMessages.noInstances(service)));
    }

    /** The same, with what is to say of all instances. */
    Obstacle on(ServiceId service, Map<PlacementReason, Integer> reasons) {
        return reasons.isEmpty()
                ? this
                : new Obstacle(reason, message, Optional.of(ServiceMessages.reasons(service, reasons)));
    }

    static Obstacle fargate(ServiceId service) {
        return new Obstacle("RESOURCE:FARGATE", ServiceMessages.unplaced(service, Launch.NO_FARGATE));
    }

    /** What the service asks for is not there. */
    public static Obstacle configuration(ServiceId service, String reason) {
        return new Obstacle(reason, ServiceMessages.unplaced(service, reason.replaceFirst("\\.$", "")));
    }
}
