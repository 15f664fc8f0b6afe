package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.taskdefinition.Rule.setting;
import static dev.gantry.ecs.domain.taskdefinition.Rule.when;

import dev.gantry.ecs.domain.identifier.Names;
import dev.gantry.shapes.ecs.DockerVolumeConfiguration;
import dev.gantry.shapes.ecs.EFSAuthorizationConfig;
import dev.gantry.shapes.ecs.EFSVolumeConfiguration;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.Volume;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about volumes and where they are mounted. */
final class VolumeRules {

    static final List<Rule> ALL = List.of(
            VolumeRules::namesAreValid,
            VolumeRules::namesAreUnique,
            VolumeRules::eachHasOneConfiguration,
            VolumeRules::autoprovisionNeedsSharedScope,
            VolumeRules::accessPointKeepsTheRoot,
            VolumeRules::authorizationNeedsTransitEncryption,
            VolumeRules::oneIsConfiguredAtLaunch,
            VolumeRules::mountsAreOfVolumes,
            VolumeRules::mountPathsAreAbsolute,
            VolumeRules::volumesFromNamesContainers);

    private VolumeRules() {}

    static Stream<String> namesAreValid(RegisterTaskDefinitionRequest request) {
        return names(request).filter(name -> !Names.isValid(name)).map(_ -> "Volume.name contains invalid characters.");
    }

    static Stream<String> namesAreUnique(RegisterTaskDefinitionRequest request) {
        Set<String> seen = new HashSet<>();
        return names(request)
                .filter(name -> !seen.add(name))
                .map(name -> "Duplicate volume name '" + name + "' in the task definition.");
    }

    private static Stream<String> names(RegisterTaskDefinitionRequest request) {
        return request.volumesOrEmpty().stream().map(volume -> Objects.requireNonNullElse(volume.name(), ""));
    }

    static Stream<String> eachHasOneConfiguration(RegisterTaskDefinitionRequest request) {
        return request.volumesOrEmpty().stream()
                .filter(volume -> configurations(volume) > 1)
                .map(volume -> invalid(volume) + "Only one volume configuration is allowed.");
    }

    private static long configurations(Volume volume) {
        return Stream.of(
                        volume.host() != null,
                        volume.dockerVolumeConfiguration() != null,
                        volume.efsVolumeConfiguration() != null,
                        volume.s3filesVolumeConfiguration() != null,
                        volume.fsxWindowsFileServerVolumeConfiguration() != null,
                        Boolean.TRUE.equals(volume.configuredAtLaunch()))
                .filter(Boolean::booleanValue)
                .count();
    }

    static Stream<String> autoprovisionNeedsSharedScope(RegisterTaskDefinitionRequest request) {
        return request.volumesOrEmpty().stream()
                .filter(volume -> autoprovisionsUnshared(volume.dockerVolumeConfiguration()))
                .map(volume -> invalid(volume) + "The 'autoprovision' parameter is only for the scope 'shared'.");
    }

    private static boolean autoprovisionsUnshared(@Nullable DockerVolumeConfiguration docker) {
        return docker != null && docker.autoprovision() != null && !"shared".equals(docker.scope());
    }

    static Stream<String> accessPointKeepsTheRoot(RegisterTaskDefinitionRequest request) {
        return efs(request)
                .filter(efs -> accessPoint(efs) && !Set.of("", "/").contains(root(efs)))
                .map(_ -> "The 'rootDirectory' must be omitted or '/' when an access point is specified.");
    }

    private static String root(EFSVolumeConfiguration efs) {
        return Objects.requireNonNullElse(efs.rootDirectory(), "");
    }

    static Stream<String> authorizationNeedsTransitEncryption(RegisterTaskDefinitionRequest request) {
        return efs(request)
                .filter(efs -> (accessPoint(efs) || iam(efs)) && !"ENABLED".equals(efs.transitEncryption()))
                .map(_ -> "Transit encryption must be enabled when an access point or IAM authorization is used.");
    }

    private static Stream<EFSVolumeConfiguration> efs(RegisterTaskDefinitionRequest request) {
        return request.volumesOrEmpty().stream().flatMap(volume -> Stream.ofNullable(volume.efsVolumeConfiguration()));
    }

    private static boolean accessPoint(EFSVolumeConfiguration efs) {
        EFSAuthorizationConfig authorization = efs.authorizationConfig();
        return authorization != null && authorization.accessPointId() != null;
    }

    private static boolean iam(EFSVolumeConfiguration efs) {
        EFSAuthorizationConfig authorization = efs.authorizationConfig();
        return authorization != null && "ENABLED".equals(authorization.iam());
    }

    static Stream<String> oneIsConfiguredAtLaunch(RegisterTaskDefinitionRequest request) {
        long count = request.volumesOrEmpty().stream()
                .filter(volume -> Boolean.TRUE.equals(volume.configuredAtLaunch()))
                .count();
        return when(count > 1, "Only one volume can be configured at launch.");
    }

    static Stream<String> mountsAreOfVolumes(RegisterTaskDefinitionRequest request) {
        Set<String> names = names(request).collect(Collectors.toSet());
        return request.containerDefinitionsOrEmpty().stream()
                .flatMap(container -> container.mountPointsOrEmpty().stream())
                .map(mount -> String.valueOf(mount.sourceVolume()))
                .filter(name -> !names.contains(name))
                .map(name -> "Unknown volume '" + name + "'.");
    }

    static Stream<String> mountPathsAreAbsolute(RegisterTaskDefinitionRequest request) {
        return request.containerDefinitionsOrEmpty().stream()
                .flatMap(container -> container.mountPointsOrEmpty().stream()
                        .map(mount -> Objects.requireNonNullElse(mount.containerPath(), ""))
                        .filter(path -> !isAbsolute(path))
                        .map(path -> setting(container) + "The mount path '" + path + "' must be absolute."));
    }

    /** On Windows, as in {@code C:\data}. */
    private static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.matches("[A-Za-z]:.*");
    }

    static Stream<String> volumesFromNamesContainers(RegisterTaskDefinitionRequest request) {
        Set<String> names = request.containerDefinitionsOrEmpty().stream()
                .map(container -> String.valueOf(container.name()))
                .collect(Collectors.toSet());
        return request.containerDefinitionsOrEmpty().stream()
                .flatMap(container -> container.volumesFromOrEmpty().stream()
                        .map(from -> String.valueOf(from.sourceContainer()))
                        .filter(source -> !names.contains(source) || source.equals(container.name()))
                        .map(source -> setting(container) + "Unknown container '" + source + "' in volumesFrom."));
    }

    private static String invalid(Volume volume) {
        return "Invalid setting for volume '" + volume.name() + "'. ";
    }
}
