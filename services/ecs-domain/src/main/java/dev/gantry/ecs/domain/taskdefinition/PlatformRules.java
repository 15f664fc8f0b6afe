package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.taskdefinition.Rule.when;

import dev.gantry.shapes.ecs.CPUArchitecture;
import dev.gantry.shapes.ecs.IpcMode;
import dev.gantry.shapes.ecs.OSFamily;
import dev.gantry.shapes.ecs.PidMode;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.RuntimePlatform;
import java.util.List;
import java.util.stream.Stream;

/** Rules about the runtime platform, and what is only for Linux. */
final class PlatformRules {

    static final List<Rule> ALL = List.of(
            PlatformRules::platformIsKnown,
            PlatformRules::modesAreKnown,
            PlatformRules::windowsSharesNothing,
            PlatformRules::ephemeralStorageIsForFargate);

    private PlatformRules() {}

    static Stream<String> platformIsKnown(RegisterTaskDefinitionRequest request) {
        RuntimePlatform platform = request.runtimePlatform();
        if (platform == null) {
            return Stream.empty();
        }
        String family = platform.operatingSystemFamily();
        String architecture = platform.cpuArchitecture();
        return Stream.concat(
                when(family != null && !OSFamily.VALUES.contains(family), "Invalid operating system family: " + family),
                when(
                        architecture != null && !CPUArchitecture.VALUES.contains(architecture),
                        "Invalid CPU architecture: " + architecture));
    }

    static Stream<String> modesAreKnown(RegisterTaskDefinitionRequest request) {
        String pid = request.pidMode();
        String ipc = request.ipcMode();
        return Stream.concat(
                when(pid != null && !PidMode.VALUES.contains(pid), "Invalid pidMode: " + pid),
                when(ipc != null && !IpcMode.VALUES.contains(ipc), "Invalid ipcMode: " + ipc));
    }

    static Stream<String> windowsSharesNothing(RegisterTaskDefinitionRequest request) {
        boolean shares = request.pidMode() != null
                || request.ipcMode() != null
                || request.containerDefinitionsOrEmpty().stream()
                        .anyMatch(container -> container.linuxParameters() != null
                                || !container.linksOrEmpty().isEmpty());
        return when(
                Platforms.isWindows(request.runtimePlatform()) && shares,
                "pidMode, ipcMode, links and linuxParameters are not supported for Windows containers.");
    }

    static Stream<String> ephemeralStorageIsForFargate(RegisterTaskDefinitionRequest request) {
        return when(
                request.ephemeralStorage() != null
                        && !request.requiresCompatibilitiesOrEmpty().contains("FARGATE"),
                "Ephemeral storage is only supported for task definitions that require FARGATE.");
    }
}
