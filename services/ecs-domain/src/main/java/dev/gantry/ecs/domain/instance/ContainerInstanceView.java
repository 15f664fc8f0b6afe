package dev.gantry.ecs.domain.instance;

import dev.gantry.shapes.ecs.ContainerInstanceField;
import dev.gantry.shapes.ecs.VersionInfo;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A container instance as clients see it, from its two rows. */
public final class ContainerInstanceView {

    private ContainerInstanceView() {}

    /** With the fields that {@code include} names. */
    public static dev.gantry.shapes.ecs.ContainerInstance describe(
            ContainerInstance instance, InstanceReservation left, Collection<String> include) {
        boolean tags = include.contains(ContainerInstanceField.TAGS);
        boolean health = include.contains(ContainerInstanceField.CONTAINER_INSTANCE_HEALTH);
        return dev.gantry.shapes.ecs.ContainerInstance.builder()
                .containerInstanceArn(instance.arn())
                .ec2InstanceId(instance.ec2InstanceId().orElse(null))
                .capacityProviderName(instance.capacityProvider().orElse(null))
                .version(instance.version() + left.version())
                .versionInfo(versionInfo(instance.versions()))
                .registeredResources(ResourceList.of(instance.resources()))
                .remainingResources(ResourceList.of(instance.resources(), left))
                .status(instance.status().name())
                .statusReason(instance.statusReason().orElse(null))
                .agentConnected(instance.agentConnected())
                .agentUpdateStatus(instance.agentUpdateStatus().orElse(null))
                .runningTasksCount(left.runningTasks())
                .pendingTasksCount(left.pendingTasks())
                .attributes(instance.attributes())
                .registeredAt(instance.registeredAt())
                .attachments(List.of())
                .tags(tags ? instance.tags() : List.of())
                .healthStatus(health ? instance.health().orElse(null) : null)
                .build();
    }

    private static VersionInfo versionInfo(InstanceVersions versions) {
        Optional<String> agent = versions.agentVersion();
        return VersionInfo.builder()
                .agentVersion(agent.orElse(null))
                .agentHash(versions.agentHash().orElse(null))
                .dockerVersion(versions.dockerVersion().orElse(null))
                .build();
    }
}
