package dev.gantry.value;

import java.time.Instant;
import java.util.List;

/**
 * A fact in the outbox, committed with the rows that made it true. Public ones reach EventBridge.
 *
 * @param source as in {@code aws.ecs}
 * @param detailType as in {@code ECS Task State Change}
 * @param resources the ARNs that the event is about
 * @param detail the event's detail as JSON text
 */
public record Event(
        Scope scope,
        String id,
        Instant time,
        String source,
        String detailType,
        List<String> resources,
        String detail) {}
