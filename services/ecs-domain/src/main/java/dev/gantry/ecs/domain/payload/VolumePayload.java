package dev.gantry.ecs.domain.payload;

import dev.gantry.shapes.acs.DockerVolumeConfiguration;
import dev.gantry.shapes.acs.EFSAuthorizationConfig;
import dev.gantry.shapes.acs.EFSVolumeConfiguration;
import dev.gantry.shapes.acs.HostVolumeProperties;
import dev.gantry.shapes.acs.Volume;
import org.jspecify.annotations.Nullable;

/** A volume as the agent gets it. */
final class VolumePayload {

    private VolumePayload() {}

    static Volume of(dev.gantry.shapes.ecs.Volume volume) {
        Volume.Builder payload = Volume.builder().name(volume.name());
        dev.gantry.shapes.ecs.DockerVolumeConfiguration docker = volume.dockerVolumeConfiguration();
        if (docker != null) {
            return payload.type("docker")
                    .dockerVolumeConfiguration(docker(docker))
                    .build();
        }
        dev.gantry.shapes.ecs.EFSVolumeConfiguration efs = volume.efsVolumeConfiguration();
        if (efs != null) {
            return payload.type("efs").efsVolumeConfiguration(efs(efs)).build();
        }
        if (Boolean.TRUE.equals(volume.configuredAtLaunch())) {
            return payload.build(); // its attachment tells the agent what it is
        }
        return payload.type("host")
                .host(new HostVolumeProperties(sourcePath(volume)))
                .build();
    }

    /** Without a path the agent makes an empty volume for the task. */
    private static @Nullable String sourcePath(dev.gantry.shapes.ecs.Volume volume) {
        return volume.host() == null ? null : volume.host().sourcePath();
    }

    private static DockerVolumeConfiguration docker(dev.gantry.shapes.ecs.DockerVolumeConfiguration docker) {
        String scope = docker.scope();
        String driver = docker.driver();
        return DockerVolumeConfiguration.builder()
                .scope(scope == null ? "task" : scope)
                .autoprovision(Boolean.TRUE.equals(docker.autoprovision()))
                .driver(driver == null ? "local" : driver)
                .driverOpts(docker.driverOpts())
                .labels(docker.labels())
                .build();
    }

    private static EFSVolumeConfiguration efs(dev.gantry.shapes.ecs.EFSVolumeConfiguration efs) {
        dev.gantry.shapes.ecs.EFSAuthorizationConfig authorization = efs.authorizationConfig();
        return EFSVolumeConfiguration.builder()
                .fileSystemId(efs.fileSystemId())
                .rootDirectory(efs.rootDirectory())
                .transitEncryption(efs.transitEncryption())
                .transitEncryptionPort(efs.transitEncryptionPort())
                .authorizationConfig(
                        authorization == null
                                ? null
                                : new EFSAuthorizationConfig(authorization.accessPointId(), authorization.iam()))
                .build();
    }
}
