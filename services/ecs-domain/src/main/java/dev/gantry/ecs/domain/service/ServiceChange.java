package dev.gantry.ecs.domain.service;

import static dev.gantry.ecs.domain.service.Refusal.unless;

import dev.gantry.ecs.domain.placement.Constraints;
import dev.gantry.ecs.domain.placement.Strategies;
import dev.gantry.shapes.ecs.DeploymentController;
import dev.gantry.shapes.ecs.PlacementConstraint;
import dev.gantry.shapes.ecs.PlacementStrategy;
import dev.gantry.shapes.ecs.UpdateServiceRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An UpdateService as far as the request and the service tell: what is absent stays as it was, an empty list clears.
 *
 * @param desiredCount as it was, unless the request names one
 */
public record ServiceChange(ServiceSettings settings, int desiredCount) {

    private static final String CODE_DEPLOY = "Unable to update task definition on services with a CODE_DEPLOY"
            + " deployment controller. Use AWS CodeDeploy to trigger a new deployment.";
    private static final String EXTERNAL = "Unable to update what is controlled at the task set level on services with"
            + " an EXTERNAL deployment controller.";

    public static ServiceChange of(UpdateServiceRequest request, Service before) {
        ServiceKind kind = ServiceKind.of(before.settings());
        check(request, kind);
        NotYetSupported.refuse(request);
        ServiceSettings settings = settings(request, before.settings(), kind);
        NotYetSupported.refuse(settings);
        return new ServiceChange(settings, Objects.requireNonNullElse(request.desiredCount(), before.desiredCount()));
    }

    private static void check(UpdateServiceRequest request, ServiceKind kind) {
        kind.checkDesiredCount(request.desiredCount());
        kind.checkStrategies(request.placementStrategyOrEmpty().isEmpty());
        unless(
                !kind.isDaemon() || request.capacityProviderStrategyOrEmpty().isEmpty(),
                "The daemon scheduling strategy does not support a capacity provider strategy.");
        GracePeriods.checkRange(request.healthCheckGracePeriodSeconds());
        DeploymentController controller = request.deploymentController();
        unless(
                controller == null || kind.controller().equals(controller.type()),
                "The deployment controller of a service cannot be changed.");
        unless(kind.isOurs() || !causesDeployment(request), kind.isExternal() ? EXTERNAL : CODE_DEPLOY);
    }

    private static boolean causesDeployment(UpdateServiceRequest request) {
        boolean named = Stream.of(request.taskDefinition(), request.platformVersion(), request.networkConfiguration())
                .anyMatch(Objects::nonNull);
        return named
                || !request.capacityProviderStrategyOrEmpty().isEmpty()
                || Boolean.TRUE.equals(request.forceNewDeployment());
    }

    private static ServiceSettings settings(UpdateServiceRequest request, ServiceSettings before, ServiceKind kind) {
        return new ServiceSettings(
                before.schedulingStrategy(),
                before.deploymentController(),
                DeploymentConfigurations.updated(before.deployment(), request.deploymentConfiguration(), kind),
                constraints(request, before),
                strategy(request, before),
                Optional.ofNullable(request.healthCheckGracePeriodSeconds()).or(before::healthCheckGracePeriodSeconds),
                before.availabilityZoneRebalancing(),
                Objects.requireNonNullElse(request.enableECSManagedTags(), before.enableECSManagedTags()),
                Objects.requireNonNullElse(request.propagateTags(), before.propagateTags()),
                Objects.requireNonNullElse(request.enableExecuteCommand(), before.enableExecuteCommand()),
                before.roleArn());
    }

    private static List<PlacementConstraint> constraints(UpdateServiceRequest request, ServiceSettings before) {
        List<PlacementConstraint> constraints =
                Objects.requireNonNullElse(request.placementConstraints(), before.placementConstraints());
        Constraints.parse(List.of(), constraints);
        return constraints;
    }

    private static List<PlacementStrategy> strategy(UpdateServiceRequest request, ServiceSettings before) {
        List<PlacementStrategy> strategy =
                Objects.requireNonNullElse(request.placementStrategy(), before.placementStrategy());
        Strategies.parse(strategy);
        return strategy;
    }
}
