package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.task.PlatformVersions;
import dev.gantry.shapes.ecs.ServiceCurrentRevisionSummary;
import dev.gantry.shapes.ecs.ServiceRevision;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as clients see it among those of its service.
 *
 * @param facts those of its service revision
 * @param counts of its tasks
 */
public record DeploymentView(Deployment deployment, ServiceRevision facts, Counts counts) {

    dev.gantry.shapes.ecs.Deployment describe() {
        return dev.gantry.shapes.ecs.Deployment.builder()
                .id(deployment.id().startedBy())
                .status(deployment.status().name())
                .taskDefinition(facts.taskDefinition())
                .desiredCount(deployment.desiredCount())
                .pendingCount(counts.pending())
                .runningCount(counts.running())
                .failedTasks(deployment.failures().consecutive())
                .createdAt(deployment.createdAt())
                .updatedAt(deployment.updatedAt())
                .capacityProviderStrategy(facts.capacityProviderStrategy())
                .launchType(facts.launchType())
                .platformVersion(platformVersion(facts))
                .platformFamily(facts.platformFamily())
                .networkConfiguration(facts.networkConfiguration())
                .rolloutState(deployment.rolloutState().name())
                .rolloutStateReason(deployment.rolloutReason())
                .serviceConnectConfiguration(facts.serviceConnectConfiguration())
                .build();
    }

    ServiceCurrentRevisionSummary revision() {
        return ServiceCurrentRevisionSummary.builder()
                .arn(facts.serviceRevisionArn())
                .requestedTaskCount(deployment.desiredCount())
                .runningTaskCount(counts.running())
                .pendingTaskCount(counts.pending())
                .build();
    }

    /** The version that is meant by the caller's word. */
    static @Nullable String platformVersion(ServiceRevision facts) {
        String word = facts.platformVersion();
        return word == null ? null : PlatformVersions.resolved(word);
    }
}
