package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.EFSVolumeConfiguration;
import dev.gantry.shapes.ecs.HealthCheck;
import dev.gantry.shapes.ecs.HostVolumeProperties;
import dev.gantry.shapes.ecs.NetworkMode;
import dev.gantry.shapes.ecs.PortMapping;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.Volume;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What AWS fills into a task definition that leaves it out. */
final class Defaults {

    private Defaults() {}

    static ContainerDefinition fill(ContainerDefinition container, RegisterTaskDefinitionRequest request) {
        String mode = NetworkRules.mode(request);
        return container.toBuilder()
                .cpu(Objects.requireNonNullElse(container.cpu(), 0))
                .essential(Essential.is(container))
                .portMappings(container.portMappingsOrEmpty().stream()
                        .map(mapping -> fill(mapping, mode))
                        .toList())
                .environment(container.environmentOrEmpty())
                .mountPoints(container.mountPointsOrEmpty())
                .volumesFrom(container.volumesFromOrEmpty())
                .systemControls(container.systemControlsOrEmpty())
                .healthCheck(fill(container.healthCheck()))
                .build();
    }

    /** Without a bridge the host's port is the container's; with one, port 0 lets Docker choose. */
    private static PortMapping fill(PortMapping mapping, String mode) {
        PortMapping.Builder filled =
                mapping.toBuilder().protocol(Objects.requireNonNullElse(mapping.protocol(), "tcp"));
        if (mapping.containerPort() != null && mapping.hostPort() == null) {
            filled.hostPort(mode.equals(NetworkMode.BRIDGE) ? (Integer) 0 : mapping.containerPort());
        }
        return filled.build();
    }

    private static @Nullable HealthCheck fill(@Nullable HealthCheck check) {
        if (check == null) {
            return null;
        }
        return check.toBuilder()
                .interval(Objects.requireNonNullElse(check.interval(), 30))
                .timeout(Objects.requireNonNullElse(check.timeout(), 5))
                .retries(Objects.requireNonNullElse(check.retries(), 3))
                .build();
    }

    /** A volume that says nothing is an empty one on the host; the root of a file system is {@code /}. */
    static Volume fill(Volume volume) {
        boolean plain = volume.host() == null
                && volume.dockerVolumeConfiguration() == null
                && volume.efsVolumeConfiguration() == null
                && volume.s3filesVolumeConfiguration() == null
                && volume.fsxWindowsFileServerVolumeConfiguration() == null
                && !Boolean.TRUE.equals(volume.configuredAtLaunch());
        if (plain) {
            return volume.toBuilder().host(new HostVolumeProperties(null)).build();
        }
        EFSVolumeConfiguration efs = volume.efsVolumeConfiguration();
        if (efs == null || efs.rootDirectory() != null) {
            return volume;
        }
        return volume.toBuilder()
                .efsVolumeConfiguration(efs.toBuilder().rootDirectory("/").build())
                .build();
    }
}
