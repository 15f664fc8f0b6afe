package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.taskdefinition.Rule.setting;
import static dev.gantry.ecs.domain.taskdefinition.Rule.when;

import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.EphemeralStorage;
import dev.gantry.shapes.ecs.IpcMode;
import dev.gantry.shapes.ecs.KernelCapabilities;
import dev.gantry.shapes.ecs.LinuxParameters;
import dev.gantry.shapes.ecs.LogConfiguration;
import dev.gantry.shapes.ecs.LogDriver;
import dev.gantry.shapes.ecs.NetworkMode;
import dev.gantry.shapes.ecs.PidMode;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.Volume;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a task definition has to keep to so that Fargate can run it. */
final class FargateRules {

    static final List<Rule> ALL = List.of(
            FargateRules::networkModeIsAwsvpc,
            FargateRules::cpuIsGiven,
            FargateRules::memoryIsGiven,
            FargateRules::sizeExists,
            FargateRules::ecrNeedsAnExecutionRole,
            FargateRules::awslogsNeedsAnExecutionRole,
            FargateRules::noHostPaths,
            FargateRules::noDockerVolumes,
            FargateRules::noPlacementConstraints,
            FargateRules::processesAreNotShared,
            FargateRules::storageIsInRange,
            Rule.ofContainers(FargateRules::notPrivileged),
            Rule.ofContainers(FargateRules::logDriverIsSupported),
            Rule.ofContainers(FargateRules::awslogsSaysWhere),
            Rule.ofContainers(FargateRules::timeoutsAreShort),
            Rule.ofContainers(FargateRules::onlyNofileIsLimited),
            Rule.ofContainers(FargateRules::onlyPtraceIsAdded),
            Rule.ofContainers(FargateRules::noHostDevices),
            Rule.ofContainers(FargateRules::noGpus));

    private static final Set<String> LOG_DRIVERS = Set.of(LogDriver.AWSLOGS, LogDriver.SPLUNK, LogDriver.AWSFIRELENS);
    private static final List<String> AWSLOGS_OPTIONS =
            List.of("awslogs-group", "awslogs-region", "awslogs-stream-prefix");

    private FargateRules() {}

    static Stream<String> networkModeIsAwsvpc(RegisterTaskDefinitionRequest request) {
        return when(
                !NetworkMode.AWSVPC.equals(request.networkMode()),
                "Fargate only supports network mode \u2018awsvpc\u2019.");
    }

    static Stream<String> cpuIsGiven(RegisterTaskDefinitionRequest request) {
        return when(request.cpu() == null, "Fargate requires that 'cpu' be defined at the task level.");
    }

    static Stream<String> memoryIsGiven(RegisterTaskDefinitionRequest request) {
        return when(request.memory() == null, "Fargate requires that 'memory' be defined at the task level.");
    }

    static Stream<String> sizeExists(RegisterTaskDefinitionRequest request) {
        String cpu = request.cpu();
        String memory = request.memory();
        if (cpu == null || memory == null) {
            return Stream.empty();
        }
        boolean exists = FargateSizes.exists(
                Integer.parseInt(cpu), Integer.parseInt(memory), Platforms.isWindows(request.runtimePlatform()));
        return when(
                !exists, "No Fargate configuration exists for given values: " + cpu + " CPU, " + memory + " memory.");
    }

    static Stream<String> ecrNeedsAnExecutionRole(RegisterTaskDefinitionRequest request) {
        boolean ecr = request.containerDefinitionsOrEmpty().stream()
                .anyMatch(container -> EcrImage.parse(container.image()).isPresent());
        return when(
                ecr && request.executionRoleArn() == null,
                "Fargate requires task definition to have execution role ARN to support ECR images.");
    }

    static Stream<String> awslogsNeedsAnExecutionRole(RegisterTaskDefinitionRequest request) {
        boolean awslogs = request.containerDefinitionsOrEmpty().stream()
                .anyMatch(container -> LogDriver.AWSLOGS.equals(driver(container)));
        return when(
                awslogs && request.executionRoleArn() == null,
                "Fargate requires task definition to have execution role ARN to support log driver awslogs.");
    }

    private static @Nullable String driver(ContainerDefinition container) {
        LogConfiguration log = container.logConfiguration();
        return log == null ? null : log.logDriver();
    }

    static Stream<String> noHostPaths(RegisterTaskDefinitionRequest request) {
        return when(
                request.volumesOrEmpty().stream().anyMatch(FargateRules::hasSourcePath),
                "host.sourcePath should not be set for volumes in Fargate.");
    }

    private static boolean hasSourcePath(Volume volume) {
        return volume.host() != null && volume.host().sourcePath() != null;
    }

    static Stream<String> noDockerVolumes(RegisterTaskDefinitionRequest request) {
        boolean unsupported = request.volumesOrEmpty().stream()
                .anyMatch(volume -> volume.dockerVolumeConfiguration() != null
                        || volume.fsxWindowsFileServerVolumeConfiguration() != null);
        return when(unsupported, "Fargate only supports bind mounts, Amazon EFS and Amazon EBS volumes.");
    }

    static Stream<String> noPlacementConstraints(RegisterTaskDefinitionRequest request) {
        return when(
                !request.placementConstraintsOrEmpty().isEmpty(),
                "Placement constraints are not supported with FARGATE launch type.");
    }

    static Stream<String> processesAreNotShared(RegisterTaskDefinitionRequest request) {
        String pid = request.pidMode();
        boolean windows = Platforms.isWindows(request.runtimePlatform());
        return Stream.concat(
                when(
                        pid != null && (windows || !pid.equals(PidMode.TASK)),
                        "Fargate only supports 'task' as pidMode, and only on Linux."),
                when(
                        request.ipcMode() != null && !IpcMode.NONE.equals(request.ipcMode()),
                        "IPC modes are not supported on Fargate."));
    }

    static Stream<String> storageIsInRange(RegisterTaskDefinitionRequest request) {
        EphemeralStorage storage = request.ephemeralStorage();
        int size = storage == null ? 21 : Objects.requireNonNullElse(storage.sizeInGiB(), 0);
        return when(size < 21 || size > 200, "The ephemeral storage size has to be between 21 and 200 GiB.");
    }

    static Stream<String> notPrivileged(ContainerDefinition container) {
        return Stream.concat(
                when(Boolean.TRUE.equals(container.privileged()), unsupported(container, "privileged")),
                when(
                        !container.dockerSecurityOptionsOrEmpty().isEmpty(),
                        unsupported(container, "dockerSecurityOptions")));
    }

    static Stream<String> logDriverIsSupported(ContainerDefinition container) {
        String driver = driver(container);
        return when(
                driver != null && !LOG_DRIVERS.contains(driver),
                setting(container) + "Fargate does not support the log driver '" + driver + "'.");
    }

    static Stream<String> awslogsSaysWhere(ContainerDefinition container) {
        LogConfiguration log = container.logConfiguration();
        if (log == null || !LogDriver.AWSLOGS.equals(log.logDriver())) {
            return Stream.empty();
        }
        Map<String, String> options = log.optionsOrEmpty();
        return AWSLOGS_OPTIONS.stream()
                .filter(option -> !options.containsKey(option))
                .map(option -> "Log driver awslogs requires options: " + String.join(", ", AWSLOGS_OPTIONS));
    }

    static Stream<String> timeoutsAreShort(ContainerDefinition container) {
        return Stream.of(container.startTimeout(), container.stopTimeout())
                .filter(timeout -> timeout != null && (timeout < 2 || timeout > 120))
                .map(_ -> setting(container) + "Timeouts on Fargate have to be between 2 and 120 seconds.");
    }

    static Stream<String> onlyNofileIsLimited(ContainerDefinition container) {
        boolean other = container.ulimitsOrEmpty().stream().anyMatch(ulimit -> !"nofile".equals(ulimit.name()));
        return when(other, setting(container) + "Fargate only supports the ulimit 'nofile'.");
    }

    static Stream<String> onlyPtraceIsAdded(ContainerDefinition container) {
        LinuxParameters linux = container.linuxParameters();
        KernelCapabilities capabilities = linux == null ? null : linux.capabilities();
        boolean other = capabilities != null && !Set.of("SYS_PTRACE").containsAll(capabilities.addOrEmpty());
        return when(other, setting(container) + "Fargate only supports adding the capability 'SYS_PTRACE'.");
    }

    static Stream<String> noHostDevices(ContainerDefinition container) {
        LinuxParameters linux = container.linuxParameters();
        if (linux == null) {
            return Stream.empty();
        }
        return Stream.of(
                        when(!linux.devicesOrEmpty().isEmpty(), unsupported(container, "devices")),
                        when(!linux.tmpfsOrEmpty().isEmpty(), unsupported(container, "tmpfs")),
                        when(linux.sharedMemorySize() != null, unsupported(container, "sharedMemorySize")),
                        when(linux.maxSwap() != null, unsupported(container, "maxSwap")),
                        when(linux.swappiness() != null, unsupported(container, "swappiness")))
                .flatMap(violations -> violations);
    }

    static Stream<String> noGpus(ContainerDefinition container) {
        return when(Gpus.of(container) > 0, unsupported(container, "resourceRequirements of type GPU"));
    }

    private static String unsupported(ContainerDefinition container, String field) {
        return setting(container) + "Fargate does not support '" + field + "'.";
    }
}
