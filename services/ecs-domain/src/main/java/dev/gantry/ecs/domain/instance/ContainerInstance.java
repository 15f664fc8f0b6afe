package dev.gantry.ecs.domain.instance;

import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ContainerInstanceHealthStatus;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.value.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A container instance: what it is. What tasks hold of it stands in {@link InstanceReservation}, so that a placement
 * rewrites few bytes.
 *
 * @param status only {@link ContainerInstanceLifecycle} changes it
 * @param statusReason why its registration failed
 * @param attributes the agent's, the built-in and the custom ones, in the order of their names
 * @param agentUpdateStatus of the last UpdateContainerAgent
 * @param pool whether it is a host of the account's Fargate pool rather than a member of its cluster
 * @param version counts its changes; clients see the sum with the reservation's
 */
public record ContainerInstance(
        InstanceId id,
        Optional<String> ec2InstanceId,
        Optional<String> capacityProvider,
        InstanceStatus status,
        Optional<String> statusReason,
        boolean agentConnected,
        Optional<String> agentUpdateStatus,
        InstanceVersions versions,
        RegisteredResources resources,
        List<Attribute> attributes,
        List<Tag> tags,
        Optional<ContainerInstanceHealthStatus> health,
        Instant registeredAt,
        boolean pool,
        long version)
        implements Row {

    public ContainerInstance {
        capacityProvider = Shared.text(capacityProvider);
        attributes = Attributes.sorted(attributes);
        tags = List.copyOf(tags);
    }

    /** An instance as RegisterContainerInstance makes it: ACTIVE at once, its agent not yet connected. */
    public static ContainerInstance registered(
            InstanceId id, RegisteredResources resources, List<Attribute> attributes, Instant now) {
        return new ContainerInstance(
                id,
                Optional.empty(),
                Optional.empty(),
                InstanceStatus.ACTIVE,
                Optional.empty(),
                false,
                Optional.empty(),
                InstanceVersions.UNKNOWN,
                resources,
                attributes,
                List.of(),
                Optional.empty(),
                now,
                false,
                1);
    }

    @Override
    public String key() {
        return id.key();
    }

    public String arn() {
        return id.arn();
    }

    /** The value of an attribute, empty text for one that is only a name; absent when the instance has none such. */
    public Optional<String> attribute(String name) {
        return Attributes.value(attributes, name);
    }

    public Optional<String> availabilityZone() {
        return attribute("ecs.availability-zone");
    }

    /** A changed copy. The version counts up, but when nothing changed. */
    public ContainerInstance with(Consumer<ContainerInstanceDraft> changes) {
        ContainerInstanceDraft draft = new ContainerInstanceDraft(this);
        changes.accept(draft);
        return draft.versionAfter(this);
    }
}
