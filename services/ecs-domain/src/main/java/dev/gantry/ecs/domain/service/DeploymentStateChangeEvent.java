package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.json.EventDetail;
import dev.gantry.value.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The event {@code ECS Deployment State Change}. */
public final class DeploymentStateChangeEvent {

    public static final String DETAIL_TYPE = "ECS Deployment State Change";

    private DeploymentStateChangeEvent() {}

    /** The deployment came to the state that it is in now. */
    public static Event of(Deployment deployment, String id, Instant now) {
        ServiceId service = deployment.id().service();
        boolean failed = deployment.rolloutState() == RolloutState.FAILED;
        Map<String, Object> detail = new TreeMap<>();
        detail.put("eventType", failed ? "ERROR" : "INFO");
        detail.put("eventName", "SERVICE_DEPLOYMENT_" + deployment.rolloutState());
        detail.put("deploymentId", deployment.id().startedBy());
        detail.put("clusterArn", EcsArn.cluster(service.scope(), service.cluster()));
        detail.put("updatedAt", now);
        detail.put("reason", deployment.rolloutReason());
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
