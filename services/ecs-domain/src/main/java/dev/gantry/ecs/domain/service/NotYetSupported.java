package dev.gantry.ecs.domain.service;

import dev.gantry.shapes.ecs.AvailabilityZoneRebalancing;
import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.CreateTaskSetRequest;
import dev.gantry.shapes.ecs.DeploymentAlarms;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.DeploymentControllerType;
import dev.gantry.shapes.ecs.DeploymentLifecycleHook;
import dev.gantry.shapes.ecs.DeploymentLifecycleHookTargetType;
import dev.gantry.shapes.ecs.ServiceConnectConfiguration;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;
import dev.gantry.shapes.ecs.UpdateServiceRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What services of AWS have and gantry's do not have yet. It is refused, never ignored: what is built leaves this list. */
public final class NotYetSupported {

    private NotYetSupported() {}

    static void refuse(CreateServiceRequest request) {
        some(request.loadBalancersOrEmpty(), "Load balancers");
        some(request.serviceRegistriesOrEmpty(), "Service registries");
        some(request.volumeConfigurationsOrEmpty(), "Volumes that are configured at deployment");
        some(request.vpcLatticeConfigurationsOrEmpty(), "VPC Lattice configurations");
        connect(request.serviceConnectConfiguration());
        rebalancing(request.availabilityZoneRebalancing());
    }

    static void refuse(UpdateServiceRequest request) {
        some(request.loadBalancersOrEmpty(), "Load balancers");
        some(request.serviceRegistriesOrEmpty(), "Service registries");
        some(request.volumeConfigurationsOrEmpty(), "Volumes that are configured at deployment");
        some(request.vpcLatticeConfigurationsOrEmpty(), "VPC Lattice configurations");
        connect(request.serviceConnectConfiguration());
        rebalancing(request.availabilityZoneRebalancing());
    }

    /** Of a new task set. */
    public static void refuse(CreateTaskSetRequest request) {
        some(request.loadBalancersOrEmpty(), "Load balancers");
        some(request.serviceRegistriesOrEmpty(), "Service registries");
    }

    /** Of settings that keep all of AWS' own rules. */
    static void refuse(ServiceSettings settings) {
        unless(!settings.enableExecuteCommand(), "ExecuteCommand");
        unless(
                !settings.deploymentController().equals(DeploymentControllerType.CODE_DEPLOY),
                "The deployment controller CODE_DEPLOY");
        DeploymentConfiguration deployment = settings.deployment();
        hooks(deployment);
        DeploymentAlarms alarms = deployment.alarms();
        unless(alarms == null || !Boolean.TRUE.equals(alarms.enable()), "Deployment alarms");
    }

    /** There is no AWS Lambda here, and rolling updates have no stages. */
    private static void hooks(DeploymentConfiguration deployment) {
        List<DeploymentLifecycleHook> hooks = deployment.lifecycleHooksOrEmpty();
        unless(
                TrafficPlan.isStaged(deployment) || hooks.isEmpty(),
                "Deployment lifecycle hooks with the strategy ROLLING");
        unless(
                hooks.stream().allMatch(hook -> DeploymentLifecycleHookTargetType.PAUSE.equals(hook.targetType())),
                "There is no AWS Lambda: deployment lifecycle hooks with the target type AWS_LAMBDA");
    }

    private static void connect(@Nullable ServiceConnectConfiguration configuration) {
        unless(configuration == null || !Boolean.TRUE.equals(configuration.enabled()), "Service Connect");
    }

    private static void rebalancing(@Nullable String wanted) {
        unless(!AvailabilityZoneRebalancing.ENABLED.equals(wanted), "Availability Zone rebalancing");
    }

    private static void some(List<?> items, String what) {
        unless(items.isEmpty(), what);
    }

    private static void unless(boolean fine, String what) {
        if (!fine) {
            throw new UnsupportedFeatureException(what + " of services: not supported by gantry yet.");
        }
    }
}
