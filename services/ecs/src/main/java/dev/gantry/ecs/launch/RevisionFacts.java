package dev.gantry.ecs.launch;

import dev.gantry.ecs.TaskDefinitionLookup;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.placement.Constraints;
import dev.gantry.ecs.domain.service.GracePeriods;
import dev.gantry.ecs.domain.service.ServiceSettings;
import dev.gantry.ecs.domain.task.PlatformVersions;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.AssignPublicIp;
import dev.gantry.shapes.ecs.AwsVpcConfiguration;
import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.LaunchType;
import dev.gantry.shapes.ecs.NetworkConfiguration;
import dev.gantry.shapes.ecs.ServiceRevision;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what a new service revision shall run against all that is there, and fills in what its caller left open. */
public final class RevisionFacts {

    private final View view;
    private final Call call;
    private final Cluster cluster;
    private final ServiceSettings settings;

    public RevisionFacts(View view, Call call, Cluster cluster, ServiceSettings settings) {
        this.view = view;
        this.call = call;
        this.cluster = cluster;
        this.settings = settings;
    }

    /** With a task definition that the caller has just named: it has to be ACTIVE. */
    public ServiceRevision ofNamed(ServiceRevision wishes) {
        TaskDefinitionRevision named = find(wishes);
        if (!named.isActive()) {
            throw new ClientException("TaskDefinition is inactive");
        }
        return checked(wishes, named);
    }

    /** With the task definition that the service has: it may have been deregistered since. */
    public ServiceRevision ofKept(ServiceRevision wishes) {
        return checked(wishes, find(wishes));
    }

    /** The availability zones of the revision's subnets; none where its tasks share their host's network. */
    public Set<String> zones(ServiceRevision checked) {
        return Networks.zones(view, call, find(checked).definition().networkMode(), checked.networkConfiguration());
    }

    /** What of a revision its service's owner said: all but its name, its time and what its tasks found out. */
    public static ServiceRevision wishes(ServiceRevision facts) {
        return facts.toBuilder()
                .serviceRevisionArn(null)
                .serviceArn(null)
                .clusterArn(null)
                .createdAt(null)
                .containerImages(null)
                .build();
    }

    private TaskDefinitionRevision find(ServiceRevision wishes) {
        return TaskDefinitionLookup.find(view, call.scope(), wishes.taskDefinition())
                .orElseThrow(() -> new ClientException("TaskDefinition not found."));
    }

    private ServiceRevision checked(ServiceRevision wishes, TaskDefinitionRevision named) {
        TaskDefinition definition = named.definition();
        String wanted = wishes.launchType() == null && settings.isDaemon() ? LaunchType.EC2 : wishes.launchType();
        CapacityPlan plan = CapacityPlan.of(wanted, wishes.capacityProviderStrategyOrEmpty(), cluster);
        String launchType = plan.launchType();
        ServiceRevision facts =
                capacity(wishes, wanted, launchType).taskDefinition(named.arn()).build();
        if (!definition.compatibilitiesOrEmpty().contains(launchType)) {
            throw new InvalidParameterException("Task definition does not support launch_type " + launchType + ".");
        }
        checkPlacement(launchType, definition);
        checkExecuteCommand(definition);
        GracePeriods.check(settings.healthCheckGracePeriodSeconds(), definition);
        Networks.zones(view, call, definition.networkMode(), wishes.networkConfiguration());
        return platform(facts, launchType, definition)
                .networkConfiguration(network(wishes.networkConfiguration(), launchType))
                .build();
    }

    /** Either a launch type or a strategy: the one that rules. */
    private ServiceRevision.Builder capacity(ServiceRevision wishes, @Nullable String wanted, String launchType) {
        List<CapacityProviderStrategyItem> requested = wishes.capacityProviderStrategyOrEmpty();
        List<CapacityProviderStrategyItem> strategy = requested.isEmpty() ? cluster.defaultStrategy() : requested;
        boolean byStrategy = wanted == null && !strategy.isEmpty();
        return wishes.toBuilder()
                .launchType(byStrategy ? null : launchType)
                .capacityProviderStrategy(
                        byStrategy
                                ? strategy.stream().map(RevisionFacts::filled).toList()
                                : null);
    }

    private static CapacityProviderStrategyItem filled(CapacityProviderStrategyItem item) {
        return new CapacityProviderStrategyItem(
                item.capacityProvider(),
                Objects.requireNonNullElse(item.weight(), 0),
                Objects.requireNonNullElse(item.base(), 0));
    }

    private void checkPlacement(String launchType, TaskDefinition definition) {
        boolean fargate = launchType.equals(LaunchType.FARGATE);
        if (fargate && settings.isDaemon()) {
            throw new InvalidParameterException(
                    "The FARGATE launch type does not support the DAEMON scheduling strategy.");
        }
        if (fargate
                && !(settings.placementConstraints().isEmpty()
                        && settings.placementStrategy().isEmpty())) {
            throw new InvalidParameterException(
                    "Placement constraints and strategies are not supported with FARGATE launch type.");
        }
        Constraints.parse(definition.placementConstraintsOrEmpty(), settings.placementConstraints());
    }

    private void checkExecuteCommand(TaskDefinition definition) {
        if (settings.enableExecuteCommand() && definition.taskRoleArn() == null) {
            throw new InvalidParameterException("The service couldn't be created because a valid taskRoleArn is not"
                    + " being used. Specify a valid task role in your task definition and try again.");
        }
    }

    /** Kept in the caller's word: LATEST is resolved when tasks are launched. */
    private static ServiceRevision.Builder platform(
            ServiceRevision facts, String launchType, TaskDefinition definition) {
        String version = facts.platformVersion();
        if (launchType.equals(LaunchType.FARGATE)) {
            return facts.toBuilder()
                    .platformVersion(version == null || version.isEmpty() ? PlatformVersions.LATEST : version)
                    .platformFamily(Platform.of(version, definition).family());
        }
        if (version != null && !version.isEmpty()) {
            throw new InvalidParameterException(
                    "The platform version must be null when specifying an " + launchType + " launch type.");
        }
        return facts.toBuilder();
    }

    private static @Nullable NetworkConfiguration network(
            @Nullable NetworkConfiguration configuration, String launchType) {
        AwsVpcConfiguration vpc = configuration == null ? null : configuration.awsvpcConfiguration();
        if (vpc == null) {
            return null;
        }
        String publicIp = Optional.ofNullable(vpc.assignPublicIp()).orElse(AssignPublicIp.DISABLED);
        if (publicIp.equals(AssignPublicIp.ENABLED) && !launchType.equals(LaunchType.FARGATE)) {
            throw new InvalidParameterException("Assign public IP is not supported for this launch type.");
        }
        return new NetworkConfiguration(
                new AwsVpcConfiguration(vpc.subnetsOrEmpty(), vpc.securityGroupsOrEmpty(), publicIp));
    }
}
