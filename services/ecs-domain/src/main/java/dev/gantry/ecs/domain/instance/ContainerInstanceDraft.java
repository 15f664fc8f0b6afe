package dev.gantry.ecs.domain.instance;

import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ContainerInstanceHealthStatus;
import dev.gantry.shapes.ecs.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A container instance while it is being copied; it lives no longer than {@link ContainerInstance#with}. */
public final class ContainerInstanceDraft {

    private final InstanceId id;
    private final Instant registeredAt;
    private final long version;
    private Optional<String> ec2InstanceId;
    private Optional<String> capacityProvider;
    private Optional<String> agentUpdateStatus;
    private InstanceVersions versions;
    private RegisteredResources resources;
    private List<Attribute> attributes;
    private List<Tag> tags;
    private Optional<ContainerInstanceHealthStatus> health;
    private boolean pool;
    InstanceStatus status;
    Optional<String> statusReason;
    boolean agentConnected;

    ContainerInstanceDraft(ContainerInstance instance) {
        id = instance.id();
        registeredAt = instance.registeredAt();
        version = instance.version();
        ec2InstanceId = instance.ec2InstanceId();
        capacityProvider = instance.capacityProvider();
        agentUpdateStatus = instance.agentUpdateStatus();
        versions = instance.versions();
        resources = instance.resources();
        attributes = instance.attributes();
        tags = instance.tags();
        health = instance.health();
        pool = instance.pool();
        status = instance.status();
        statusReason = instance.statusReason();
        agentConnected = instance.agentConnected();
    }

    public ContainerInstanceDraft ec2InstanceId(String value) {
        ec2InstanceId = Optional.of(value);
        return this;
    }

    public ContainerInstanceDraft capacityProvider(String value) {
        capacityProvider = Optional.of(value);
        return this;
    }

    public ContainerInstanceDraft agentUpdateStatus(String value) {
        agentUpdateStatus = Optional.of(value);
        return this;
    }

    public ContainerInstanceDraft versions(InstanceVersions value) {
        versions = value;
        return this;
    }

    public ContainerInstanceDraft resources(RegisteredResources value) {
        resources = value;
        return this;
    }

    public ContainerInstanceDraft attributes(List<Attribute> value) {
        attributes = List.copyOf(value);
        return this;
    }

    public ContainerInstanceDraft tags(List<Tag> value) {
        tags = List.copyOf(value);
        return this;
    }

    public ContainerInstanceDraft health(ContainerInstanceHealthStatus value) {
        health = Optional.of(value);
        return this;
    }

    public ContainerInstanceDraft inPool() {
        pool = true;
        return this;
    }

    ContainerInstance versionAfter(ContainerInstance before) {
        ContainerInstance same = instance(version);
        return same.equals(before) ? before : instance(version + 1);
    }

    private ContainerInstance instance(long newVersion) {
        return new ContainerInstance(
                id,
                ec2InstanceId,
                capacityProvider,
                status,
                statusReason,
                agentConnected,
                agentUpdateStatus,
                versions,
                resources,
                attributes,
                tags,
                health,
                registeredAt,
                pool,
                newVersion);
    }
}
