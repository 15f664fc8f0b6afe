package dev.gantry.ecs.launch;

import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.task.Overrides;
import dev.gantry.ecs.domain.task.TaskOptions;
import dev.gantry.ecs.domain.task.TaskOrigin;
import dev.gantry.ecs.domain.task.TaskPlatform;
import dev.gantry.ecs.domain.task.TaskRequest;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.launch.LaunchOrder.LaunchDetails;
import dev.gantry.shapes.ecs.AssignPublicIp;
import dev.gantry.shapes.ecs.AwsVpcConfiguration;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.NetworkConfiguration;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.StartTaskRequest;
import dev.gantry.shapes.ecs.TaskDefinition;
import dev.gantry.shapes.ecs.TaskOverride;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What RunTask and StartTask have in common, checked, and made into an order. */
public final class LaunchRequest {

    private static final Pattern STARTED_BY = Pattern.compile("[A-Za-z0-9_/-]{0,128}");
    private static final String RESERVED_GROUP = "service:";

    private LaunchRequest() {}

    /** The order of a RunTask for that launch type. */
    static LaunchOrder order(RunTaskRequest request, Cluster cluster, TaskDefinitionRevision definition, String type) {
        checkOverrides(request.overrides(), definition);
        checkVolumes(request, definition.definition());
        checkAddress(request.networkConfiguration(), type);
        boolean fargate = type.equals("FARGATE");
        Optional<TaskPlatform> platform = fargate
                ? Optional.of(Platform.of(request.platformVersion(), definition.definition()))
                : Optional.empty();
        LaunchDetails details = new LaunchDetails(
                options(request.enableExecuteCommand(), request.overrides(), definition, platform),
                new TaskRequest(
                        Optional.ofNullable(request.overrides()),
                        Optional.ofNullable(request.networkConfiguration()),
                        request.volumeConfigurationsOrEmpty(),
                        Optional.ofNullable(request.clientToken()),
                        Optional.ofNullable(request.referenceId())),
                LaunchTags.of(
                        new LaunchTags.Wanted(
                                request.tagsOrEmpty(),
                                request.propagateTags(),
                                Boolean.TRUE.equals(request.enableECSManagedTags())),
                        definition,
                        cluster));
        TaskOrigin origin = origin(request.group(), request.startedBy(), definition, type);
        return LaunchOrder.of(cluster, definition.definition(), origin, details);
    }

    /** The order of a StartTask. */
    public static LaunchOrder order(StartTaskRequest request, Cluster cluster, TaskDefinitionRevision definition) {
        RunTaskRequest same = RunTaskRequest.builder()
                .overrides(request.overrides())
                .networkConfiguration(request.networkConfiguration())
                .volumeConfigurations(request.volumeConfigurations())
                .referenceId(request.referenceId())
                .group(request.group())
                .startedBy(request.startedBy())
                .tags(request.tags())
                .propagateTags(request.propagateTags())
                .enableECSManagedTags(request.enableECSManagedTags())
                .enableExecuteCommand(request.enableExecuteCommand())
                .build();
        return order(same, cluster, definition, "EC2");
    }

    /** Nothing here makes EBS volumes yet; a task that believed in one would lose its data. */
    private static void checkVolumes(RunTaskRequest request, TaskDefinition definition) {
        if (!request.volumeConfigurationsOrEmpty().isEmpty()) {
            throw new UnsupportedFeatureException("Volumes that are configured at launch are not supported by gantry.");
        }
        boolean elsewhere = definition.volumesOrEmpty().stream()
                .anyMatch(volume -> volume.fsxWindowsFileServerVolumeConfiguration() != null
                        || volume.s3filesVolumeConfiguration() != null);
        if (elsewhere) {
            throw new UnsupportedFeatureException("Volumes of FSx and of S3 Files are not supported by gantry.");
        }
    }

    private static void checkAddress(@Nullable NetworkConfiguration configuration, String type) {
        AwsVpcConfiguration vpc = configuration == null ? null : configuration.awsvpcConfiguration();
        if (vpc != null && AssignPublicIp.ENABLED.equals(vpc.assignPublicIp()) && !type.equals("FARGATE")) {
            throw new InvalidParameterException("Assign public IP is not supported for this launch type.");
        }
    }

    private static void checkOverrides(@Nullable TaskOverride overrides, TaskDefinitionRevision definition) {
        if (overrides != null) {
            Overrides.check(overrides, definition.definition());
        }
    }

    private static TaskOptions options(
            @Nullable Boolean executeCommand,
            @Nullable TaskOverride overrides,
            TaskDefinitionRevision definition,
            Optional<TaskPlatform> platform) {
        boolean enabled = Boolean.TRUE.equals(executeCommand);
        boolean role =
                definition.definition().taskRoleArn() != null || overrides != null && overrides.taskRoleArn() != null;
        if (enabled && !role) {
            throw new InvalidParameterException(
                    "A task role is required to use execute command. Specify a taskRoleArn and try again.");
        }
        if (enabled) {
            throw new UnsupportedFeatureException("ExecuteCommand is not supported by gantry yet.");
        }
        return new TaskOptions(enabled, false, platform);
    }

    private static TaskOrigin origin(
            @Nullable String group, @Nullable String startedBy, TaskDefinitionRevision definition, String type) {
        if (group != null && group.startsWith(RESERVED_GROUP)) {
            throw new InvalidParameterException("Invalid namespace for group.");
        }
        if (startedBy != null && !STARTED_BY.matcher(startedBy).matches()) {
            throw new InvalidParameterException(
                    "startedBy can have up to 128 letters, numbers, hyphens, forward slashes and underscores.");
        }
        return new TaskOrigin(
                Objects.requireNonNullElse(group, TaskOrigin.groupOfFamily(definition.family())),
                Optional.ofNullable(startedBy),
                type,
                Optional.empty());
    }
}
