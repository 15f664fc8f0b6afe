package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.json.EventDetail;
import dev.gantry.value.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The event {@code ECS Service Action}. */
public final class ServiceActionEvent {

    public static final String DETAIL_TYPE = "ECS Service Action";

    private ServiceActionEvent() {}

    /** What happened, in the order of AWS' list, and how bad it is. */
    public enum Name {
        SERVICE_STEADY_STATE("INFO"),
        TASKSET_STEADY_STATE("INFO"),
        TASKS_STARTED("INFO"),
        TASKS_STOPPED("INFO"),
        SERVICE_TASK_START_IMPAIRED("WARN"),
        SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED("ERROR"),
        SERVICE_TASK_PLACEMENT_FAILURE("ERROR"),
        SERVICE_TASK_CONFIGURATION_FAILURE("ERROR");

        private final String type;

        Name(String type) {
            this.type = type;
        }
    }

    /**
     * The event, with members of its own as in {@code reason} and {@code taskArns}.
     *
     * @param id the event's
     */
    public static Event of(ServiceId service, Name name, Map<String, Object> members, String id, Instant now) {
        Map<String, Object> detail = new TreeMap<>(members);
        detail.put("eventType", name.type);
        detail.put("eventName", name.name());
        detail.put("clusterArn", EcsArn.cluster(service.scope(), service.cluster()));
        detail.put("createdAt", now);
        return new Event(
                service.scope(),
                id,
                now,
                EventDetail.SOURCE,
                DETAIL_TYPE,
                List.of(service.arn()),
                EventDetail.json(detail));
    }
}
