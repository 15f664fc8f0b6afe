package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.shapes.ecs.ServiceRevision;
import java.util.List;

/**
 * A task set as clients see it.
 *
 * @param serviceCount the desiredCount of its service
 * @param facts those of its service revision
 * @param counts of its tasks
 */
public record TaskSetView(TaskSet taskSet, int serviceCount, ServiceRevision facts, Counts counts) {

    public dev.gantry.shapes.ecs.TaskSet describe() {
        return view().build();
    }

    public dev.gantry.shapes.ecs.TaskSet describeWithTags() {
        return view().tags(taskSet.tags()).build();
    }

    private dev.gantry.shapes.ecs.TaskSet.Builder view() {
        ServiceId service = taskSet.id().service();
        return dev.gantry.shapes.ecs.TaskSet.builder()
                .id(taskSet.id().startedBy())
                .taskSetArn(taskSet.arn())
                .serviceArn(service.arn())
                .clusterArn(EcsArn.cluster(service.scope(), service.cluster()))
                .externalId(taskSet.externalId().orElse(null))
                .status(taskSet.status())
                .taskDefinition(facts.taskDefinition())
                .computedDesiredCount(taskSet.computedDesiredCount(serviceCount))
                .pendingCount(counts.pending())
                .runningCount(counts.running())
                .createdAt(taskSet.createdAt())
                .updatedAt(taskSet.updatedAt())
                .launchType(facts.launchType())
                .capacityProviderStrategy(facts.capacityProviderStrategy())
                .platformVersion(DeploymentView.platformVersion(facts))
                .platformFamily(facts.platformFamily())
                .networkConfiguration(facts.networkConfiguration())
                .loadBalancers(List.of())
                .serviceRegistries(List.of())
                .scale(taskSet.scale())
                .stabilityStatus(taskSet.stabilityStatus())
                .stabilityStatusAt(taskSet.stabilityStatusAt());
    }
}
