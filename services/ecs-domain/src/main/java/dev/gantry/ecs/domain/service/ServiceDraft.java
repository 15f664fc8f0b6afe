package dev.gantry.ecs.domain.service;

import dev.gantry.shapes.ecs.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A service on its way to the next one; what is not mentioned stays as it was. */
public final class ServiceDraft {

    private final Service before;
    private ServiceStatus status;
    private ServiceSettings settings;
    private int desiredCount;
    private Optional<DeploymentId> primary;
    private List<Tag> tags;
    private Optional<String> waiting;
    private boolean steady;
    private Optional<Instant> stoppedAt;

    ServiceDraft(Service before) {
        this.before = before;
        this.status = before.status();
        this.settings = before.settings();
        this.desiredCount = before.desiredCount();
        this.primary = before.primary();
        this.tags = before.tags();
        this.waiting = before.waiting();
        this.steady = before.steady();
        this.stoppedAt = before.stoppedAt();
    }

    public ServiceDraft status(ServiceStatus value) {
        status = value;
        return this;
    }

    public ServiceDraft settings(ServiceSettings value) {
        settings = value;
        return this;
    }

    public ServiceDraft desiredCount(int value) {
        desiredCount = value;
        return this;
    }

    /** No deployment is PRIMARY any more. */
    public ServiceDraft noPrimary() {
        primary = Optional.empty();
        return this;
    }

    public ServiceDraft primary(DeploymentId value) {
        primary = Optional.of(value);
        return this;
    }

    public ServiceDraft tags(List<Tag> value) {
        tags = value;
        return this;
    }

    /** A task waits for room. */
    public ServiceDraft waiting(String reason) {
        waiting = Optional.of(reason);
        return this;
    }

    /** No task waits for room any more. */
    public ServiceDraft placed() {
        waiting = Optional.empty();
        return this;
    }

    public ServiceDraft steady(boolean value) {
        steady = value;
        return this;
    }

    public ServiceDraft stoppedAt(Instant value) {
        stoppedAt = Optional.of(value);
        return this;
    }

    Service service() {
        return new Service(
                before.id(),
                status,
                settings,
                desiredCount,
                primary,
                before.createdAt(),
                before.createdBy(),
                tags,
                waiting,
                steady,
                stoppedAt);
    }
}
