package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.shapes.ecs.Scale;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.value.Row;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of an EXTERNAL service's tasks that its user's own deployment controller scales.
 *
 * @param id shows as {@code ecs-svc/…}
 * @param status PRIMARY, ACTIVE or DRAINING
 * @param revision the number of the service revision that its tasks run
 * @param scale a percentage of the service's desiredCount
 * @param stabilityStatus STEADY_STATE or STABILIZING
 */
public record TaskSet(
        DeploymentId id,
        String status,
        String revision,
        Scale scale,
        Optional<String> externalId,
        String stabilityStatus,
        Instant stabilityStatusAt,
        LaunchFailures failures,
        Instant createdAt,
        Instant updatedAt,
        List<Tag> tags)
        implements Row {

    public TaskSet {
        status = Shared.text(status);
        stabilityStatus = Shared.text(stabilityStatus);
        tags = List.copyOf(tags);
    }

    @Override
    public String key() {
        return id.key();
    }

    public String arn() {
        return id.taskSetArn();
    }

    public TaskSet withFailures(LaunchFailures newFailures) {
        return new TaskSet(
                id,
                status,
                revision,
                scale,
                externalId,
                stabilityStatus,
                stabilityStatusAt,
                newFailures,
                createdAt,
                updatedAt,
                tags);
    }

    /** STEADY_STATE or STABILIZING, since now. */
    public TaskSet stability(String newStatus, Instant now) {
        return newStatus.equals(stabilityStatus)
                ? this
                : new TaskSet(
                        id, status, revision, scale, externalId, newStatus, now, failures, createdAt, updatedAt, tags);
    }

    /** Its percentage of the service's desiredCount, rounded up; none while DRAINING. */
    public int computedDesiredCount(int desiredCount) {
        double percent = status.equals("DRAINING") ? 0 : Objects.requireNonNullElse(scale.value(), 100.0);
        return (int) Math.ceil(desiredCount * percent / 100);
    }
}
