package dev.gantry.ecs.domain.service;

import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.PlacementConstraint;
import dev.gantry.shapes.ecs.PlacementStrategy;
import java.util.List;
import java.util.Optional;

/**
 * What a user may say of a service without causing a deployment.
 *
 * @param schedulingStrategy REPLICA or DAEMON; never changes
 * @param deploymentController ECS, CODE_DEPLOY or EXTERNAL; never changes
 * @param deployment with every default filled in
 * @param healthCheckGracePeriodSeconds absent unless the user named it
 * @param availabilityZoneRebalancing ENABLED or DISABLED
 * @param propagateTags SERVICE, TASK_DEFINITION or NONE
 * @param roleArn the role that registers its targets, when it has any
 */
public record ServiceSettings(
        String schedulingStrategy,
        String deploymentController,
        DeploymentConfiguration deployment,
        List<PlacementConstraint> placementConstraints,
        List<PlacementStrategy> placementStrategy,
        Optional<Integer> healthCheckGracePeriodSeconds,
        String availabilityZoneRebalancing,
        boolean enableECSManagedTags,
        String propagateTags,
        boolean enableExecuteCommand,
        Optional<String> roleArn) {

    public ServiceSettings {
        placementConstraints = List.copyOf(placementConstraints);
        placementStrategy = List.copyOf(placementStrategy);
    }

    public boolean isDaemon() {
        return schedulingStrategy.equals("DAEMON");
    }

    /** Whether the service scheduler rolls it out; else its user does, with task sets. */
    public boolean isOurs() {
        return deploymentController.equals("ECS");
    }
}
