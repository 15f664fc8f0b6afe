package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.json.EventDetail;
import dev.gantry.shapes.ecs.Attachment;
import dev.gantry.value.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The event {@code ECS Task State Change}: its detail is the task as clients see it, with times as texts. */
public final class TaskStateChangeEvent {

    public static final String DETAIL_TYPE = "ECS Task State Change";

    private TaskStateChangeEvent() {}

    public static Event of(Task task, String eventId, Instant now) {
        return new Event(
                task.id().scope(),
                eventId,
                now,
                EventDetail.SOURCE,
                DETAIL_TYPE,
                List.of(task.arn()),
                EventDetail.json(detail(task, now)));
    }

    static Map<String, Object> detail(Task task, Instant now) {
        dev.gantry.shapes.ecs.Task view = TaskView.describe(task).toBuilder()
                .tags(null)
                .healthStatus(null)
                .platformFamily(null)
                .fargateEphemeralStorage(null)
                .attachments(task.attachments().stream()
                        .map(TaskStateChangeEvent::attachment)
                        .toList())
                .build();
        Map<String, Object> detail = EventDetail.of(view);
        detail.put("updatedAt", now);
        return detail;
    }

    /** Events say {@code eni} where the API says ElasticNetworkInterface. */
    private static Attachment attachment(TaskAttachment attachment) {
        return Attachment.builder()
                .id(attachment.id())
                .type(attachment.isNetworkInterface() ? "eni" : attachment.type())
                .status(attachment.status().name())
                .details(attachment.details())
                .build();
    }
}
