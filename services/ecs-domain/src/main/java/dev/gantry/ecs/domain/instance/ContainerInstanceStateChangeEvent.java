package dev.gantry.ecs.domain.instance;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.json.EventDetail;
import dev.gantry.shapes.ecs.Resource;
import dev.gantry.value.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The event {@code ECS Container Instance State Change}. */
public final class ContainerInstanceStateChangeEvent {

    public static final String DETAIL_TYPE = "ECS Container Instance State Change";

    private ContainerInstanceStateChangeEvent() {}

    public static Event of(ContainerInstance instance, InstanceReservation left, String eventId, Instant now) {
        return new Event(
                instance.id().scope(),
                eventId,
                now,
                EventDetail.SOURCE,
                DETAIL_TYPE,
                List.of(instance.arn()),
                EventDetail.json(detail(instance, left, now)));
    }

    static Map<String, Object> detail(ContainerInstance instance, InstanceReservation left, Instant now) {
        dev.gantry.shapes.ecs.ContainerInstance view =
                ContainerInstanceView.describe(instance, left, List.of()).toBuilder()
                        .tags(null)
                        .attachments(null)
                        .build();
        Map<String, Object> detail = EventDetail.of(view);
        detail.put("registeredResources", slim(view.registeredResourcesOrEmpty()));
        detail.put("remainingResources", slim(view.remainingResourcesOrEmpty()));
        detail.put(
                "clusterArn",
                EcsArn.cluster(instance.id().scope(), instance.id().cluster()));
        detail.put("updatedAt", now);
        return detail;
    }

    /** Events leave out the amounts of other types. */
    private static List<Resource> slim(List<Resource> resources) {
        return resources.stream()
                .map(resource -> Resource.builder()
                        .name(resource.name())
                        .type(resource.type())
                        .integerValue(resource.stringSetValue() == null ? resource.integerValue() : null)
                        .stringSetValue(resource.stringSetValue())
                        .build())
                .toList();
    }
}
