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

    public boolean isPrimary() {
        return status.equals("PRIMARY");
    }

    /** Whether it is on its way out. */
    public boolean isDraining() {
        return status.equals("DRAINING");
    }

    public TaskSet scaled(Scale newScale, Instant now) {
        return changed(status, newScale, now);
    }

    public TaskSet primary(Instant now) {
        return changed("PRIMARY", scale, now);
    }

    public TaskSet active(Instant now) {
        return changed("ACTIVE", scale, now);
    }

    public TaskSet draining(Instant now) {
        return changed("DRAINING", new Scale(0.0, scale.unit()), now);
    }

    private TaskSet changed(String newStatus, Scale newScale, Instant now) {
        return new TaskSet(
                id,
                newStatus,
                revision,
                newScale,
                externalId,
                stabilityStatus,
                stabilityStatusAt,
                failures,
                createdAt,
                now,
                tags);
    }

    public TaskSet withTags(List<Tag> newTags) {
        return new TaskSet(
                id,
                status,
                revision,
                scale,
                externalId,
                stabilityStatus,
                stabilityStatusAt,
                failures,
                createdAt,
                updatedAt,
                newTags);
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
