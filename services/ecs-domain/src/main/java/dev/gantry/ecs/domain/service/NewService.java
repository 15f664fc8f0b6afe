package dev.gantry.ecs.domain.service;

import static dev.gantry.ecs.domain.service.Refusal.unless;

import dev.gantry.ecs.domain.identifier.Names;
import dev.gantry.ecs.domain.placement.Constraints;
import dev.gantry.ecs.domain.placement.Strategies;
import dev.gantry.shapes.ecs.AvailabilityZoneRebalancing;
import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.PropagateTags;
import dev.gantry.shapes.ecs.ServiceRevision;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A CreateService as far as the request alone tells: its rules kept, its defaults filled in.
 *
 * @param wishes what the first deployment shall run, in the caller's words
 */
public record NewService(String name, ServiceSettings settings, int desiredCount, ServiceRevision wishes) {

    public static NewService of(CreateServiceRequest request) {
        String name = Objects.requireNonNullElse(request.serviceName(), "");
        unless(Names.isValid(name), "Invalid identifier: " + name);
        ServiceKind kind = ServiceKind.ofNew(request);
        kind.checkDesiredCount(request.desiredCount());
        unless(
                request.desiredCount() != null || kind.isDaemon() || kind.isExternal(),
                "desiredCount is required for services with the REPLICA scheduling strategy.");
        NotYetSupported.refuse(request);
        ServiceSettings settings = settings(request, kind);
        NotYetSupported.refuse(settings);
        return new NewService(name, settings, Objects.requireNonNullElse(request.desiredCount(), 0), wishes(request));
    }

    private static ServiceSettings settings(CreateServiceRequest request, ServiceKind kind) {
        Constraints.parse(List.of(), request.placementConstraintsOrEmpty());
        Strategies.parse(request.placementStrategyOrEmpty());
        GracePeriods.checkRange(request.healthCheckGracePeriodSeconds());
        unless(request.role() == null, "A role can be specified only for services that use load balancers.");
        return new ServiceSettings(
                kind.scheduling(),
                kind.controller(),
                DeploymentConfigurations.ofNew(request.deploymentConfiguration(), kind),
                request.placementConstraintsOrEmpty(),
                request.placementStrategyOrEmpty(),
                Optional.ofNullable(request.healthCheckGracePeriodSeconds()),
                AvailabilityZoneRebalancing.DISABLED,
                Boolean.TRUE.equals(request.enableECSManagedTags()),
                Objects.requireNonNullElse(request.propagateTags(), PropagateTags.NONE),
                Boolean.TRUE.equals(request.enableExecuteCommand()),
                Optional.empty());
    }

    private static ServiceRevision wishes(CreateServiceRequest request) {
        return ServiceRevision.builder()
                .taskDefinition(request.taskDefinition())
                .launchType(request.launchType())
                .capacityProviderStrategy(request.capacityProviderStrategyOrEmpty())
                .platformVersion(request.platformVersion())
                .networkConfiguration(request.networkConfiguration())
                .serviceConnectConfiguration(request.serviceConnectConfiguration())
                .build();
    }
}
