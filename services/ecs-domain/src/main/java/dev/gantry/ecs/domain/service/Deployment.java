package dev.gantry.ecs.domain.service;

import dev.gantry.value.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * The tasks of one service revision, as {@code deployments[]} of a service shows them. A rollback to an earlier revision
 * is a new deployment of that revision.
 *
 * @param revision the number of the service revision that its tasks run
 * @param desiredCount how many tasks it shall have; 0 once it is not PRIMARY
 * @param rolloutReason as in {@code ECS deployment ecs-svc/… in progress.}
 * @param failures what the circuit breaker and the back-off count
 * @param rollsBack the deployment whose failure this one undoes
 * @param updatedAt when its status, state or desiredCount last changed
 */
public record Deployment(
        DeploymentId id,
        String revision,
        DeploymentStatus status,
        int desiredCount,
        RolloutState rolloutState,
        String rolloutReason,
        LaunchFailures failures,
        Optional<DeploymentId> rollsBack,
        Instant createdAt,
        Instant updatedAt)
        implements Row {

    @Override
    public String key() {
        return id.key();
    }

    public boolean isPrimary() {
        return status == DeploymentStatus.PRIMARY;
    }

    /** A newer one is PRIMARY now: all its tasks shall go. */
    public Deployment demoted(Instant now) {
        return new Deployment(
                id,
                revision,
                DeploymentStatus.ACTIVE,
                0,
                rolloutState,
                rolloutReason,
                failures,
                rollsBack,
                createdAt,
                now);
    }

    /** The one that was to replace it failed: it is PRIMARY again, with the tasks that it still has. */
    public Deployment restored(int count, String reason, DeploymentId failed, Instant now) {
        return new Deployment(
                id,
                revision,
                DeploymentStatus.PRIMARY,
                count,
                RolloutState.IN_PROGRESS,
                reason,
                failures,
                Optional.of(failed),
                createdAt,
                now);
    }

    /** As the scheduler sees blue while green comes up beside it: it keeps its tasks as if it were PRIMARY. */
    public Deployment kept(int count) {
        return new Deployment(
                id,
                revision,
                DeploymentStatus.PRIMARY,
                count,
                rolloutState,
                rolloutReason,
                failures,
                rollsBack,
                createdAt,
                updatedAt);
    }

    public Deployment wanting(int count, Instant now) {
        return new Deployment(
                id, revision, status, count, rolloutState, rolloutReason, failures, rollsBack, createdAt, now);
    }

    public Deployment reached(RolloutState state, String reason, Instant now) {
        return new Deployment(id, revision, status, desiredCount, state, reason, failures, rollsBack, createdAt, now);
    }

    public Deployment withFailures(LaunchFailures newFailures) {
        return new Deployment(
                id,
                revision,
                status,
                desiredCount,
                rolloutState,
                rolloutReason,
                newFailures,
                rollsBack,
                createdAt,
                updatedAt);
    }
}
