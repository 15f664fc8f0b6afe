package dev.gantry.ecs.domain.service;

import dev.gantry.shapes.ecs.Tag;
import dev.gantry.value.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A service: what its user wants. What becomes of it is in its {@link Deployment}s and {@link ServiceDeployment}s; its
 * counts are read from its tasks.
 *
 * @param desiredCount as the user or Auto Scaling set it; meaningless for a DAEMON
 * @param primary the id of the PRIMARY deployment; empty for EXTERNAL services and once it is INACTIVE
 * @param createdBy the caller's ARN
 * @param waiting why a task could not be placed; set while one waits for room, cleared once none does
 * @param steady whether it has said that it reached a steady state, and nothing happened since
 * @param stoppedAt when it became INACTIVE
 */
public record Service(
        ServiceId id,
        ServiceStatus status,
        ServiceSettings settings,
        int desiredCount,
        Optional<DeploymentId> primary,
        Instant createdAt,
        String createdBy,
        List<Tag> tags,
        Optional<String> waiting,
        boolean steady,
        Optional<Instant> stoppedAt)
        implements Row {

    public Service {
        tags = List.copyOf(tags);
    }

    @Override
    public String key() {
        return id.key();
    }

    public String arn() {
        return id.arn();
    }

    public boolean isActive() {
        return status == ServiceStatus.ACTIVE;
    }

    /** A copy with the changes that are made to the draft. */
    public Service with(Consumer<ServiceDraft> changes) {
        ServiceDraft draft = new ServiceDraft(this);
        changes.accept(draft);
        return draft.service();
    }
}
