package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.shapes.ecs.DeploymentController;
import dev.gantry.shapes.ecs.ResourceManagementType;
import dev.gantry.shapes.ecs.ServiceRevision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service as clients see it, with all that is told of it.
 *
 * @param facts of the revision that it runs or shall run; empty for EXTERNAL services
 * @param deployments the PRIMARY one first
 * @param events newest first
 * @param serviceDeployment the ARN of the newest service deployment
 */
public record ServiceView(
        Service service,
        Optional<ServiceRevision> facts,
        List<DeploymentView> deployments,
        List<TaskSetView> taskSets,
        List<ServiceEvent> events,
        Optional<String> serviceDeployment) {

    /** Without its tags. */
    public dev.gantry.shapes.ecs.Service describe() {
        return view().build();
    }

    public dev.gantry.shapes.ecs.Service describeWithTags() {
        return view().tags(service.tags()).build();
    }

    private dev.gantry.shapes.ecs.Service.Builder view() {
        dev.gantry.shapes.ecs.Service.Builder view = dev.gantry.shapes.ecs.Service.builder();
        identity(view);
        settings(service.settings(), view);
        facts.ifPresent(known -> facts(known, view));
        counts(view);
        return view.loadBalancers(List.of())
                .serviceRegistries(List.of())
                .events(events.stream().map(ServiceView::event).toList())
                .currentServiceDeployment(serviceDeployment.orElse(null));
    }

    private void identity(dev.gantry.shapes.ecs.Service.Builder view) {
        ServiceId id = service.id();
        view.serviceArn(id.arn())
                .serviceName(id.name())
                .clusterArn(EcsArn.cluster(id.scope(), id.cluster()))
                .status(service.status().name())
                .createdAt(service.createdAt())
                .createdBy(service.createdBy())
                .resourceManagementType(ResourceManagementType.CUSTOMER);
    }

    private static void settings(ServiceSettings settings, dev.gantry.shapes.ecs.Service.Builder view) {
        view.schedulingStrategy(settings.schedulingStrategy())
                .deploymentController(new DeploymentController(settings.deploymentController()))
                .deploymentConfiguration(settings.deployment())
                .placementConstraints(settings.placementConstraints())
                .placementStrategy(settings.placementStrategy())
                .healthCheckGracePeriodSeconds(
                        settings.healthCheckGracePeriodSeconds().orElse(null))
                .availabilityZoneRebalancing(settings.availabilityZoneRebalancing())
                .enableECSManagedTags(settings.enableECSManagedTags())
                .propagateTags(settings.propagateTags())
                .enableExecuteCommand(settings.enableExecuteCommand())
                .roleArn(settings.roleArn().orElse(null));
    }

    private static void facts(ServiceRevision facts, dev.gantry.shapes.ecs.Service.Builder view) {
        view.taskDefinition(facts.taskDefinition())
                .launchType(facts.launchType())
                .capacityProviderStrategy(facts.capacityProviderStrategy())
                .platformVersion(facts.platformVersion())
                .platformFamily(facts.platformFamily())
                .networkConfiguration(facts.networkConfiguration());
    }

    private void counts(dev.gantry.shapes.ecs.Service.Builder view) {
        Counts counts = Stream.concat(
                        deployments.stream().map(DeploymentView::counts),
                        taskSets.stream().map(TaskSetView::counts))
                .reduce(Counts.NOTHING, Counts::plus);
        view.desiredCount(desiredCount())
                .runningCount(counts.running())
                .pendingCount(counts.pending())
                .deployments(deployments.stream().map(DeploymentView::describe).toList())
                .taskSets(
                        service.settings().isOurs()
                                ? null
                                : taskSets.stream().map(TaskSetView::describe).toList())
                .currentServiceRevisions(
                        deployments.stream().map(DeploymentView::revision).toList());
    }

    /** A DAEMON wants a task on each instance that suits it. */
    private int desiredCount() {
        return service.settings().isDaemon()
                ? deployments.stream()
                        .map(DeploymentView::deployment)
                        .filter(Deployment::isPrimary)
                        .mapToInt(Deployment::desiredCount)
                        .sum()
                : service.desiredCount();
    }

    private static dev.gantry.shapes.ecs.ServiceEvent event(ServiceEvent event) {
        return new dev.gantry.shapes.ecs.ServiceEvent(event.id(), event.createdAt(), event.message());
    }
}
