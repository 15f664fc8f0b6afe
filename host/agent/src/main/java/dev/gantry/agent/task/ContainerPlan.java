package dev.gantry.agent.task;

import dev.gantry.agent.runtime.PortRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container as the control plane asked for it.
 *
 * @param runtimeName unique on this machine, chosen when the task was accepted
 * @param metadataId what its metadata addresses end with, chosen when the task was accepted
 * @param cpu shares
 * @param memoryMiB the hard limit, 0 without one
 * @param reservationMiB the soft limit, 0 without one
 * @param command the override or the definition's, empty for the image's own
 * @param config Docker's Config as JSON text, or empty
 * @param hostConfig Docker's HostConfig as JSON text, or empty
 */
public record ContainerPlan(
        String name,
        String arn,
        String runtimeName,
        String metadataId,
        String image,
        boolean essential,
        int cpu,
        int memoryMiB,
        int reservationMiB,
        List<String> command,
        List<String> entryPoint,
        Map<String, String> environment,
        List<PortRequest> ports,
        List<String> links,
        List<VolumeFrom> volumesFrom,
        List<MountPoint> mountPoints,
        List<Dependency> dependsOn,
        Optional<Duration> startTimeout,
        Optional<Duration> stopTimeout,
        Optional<RestartPolicy> restartPolicy,
        boolean healthChecked,
        String config,
        String hostConfig) {

    /** All volumes of another container of the task. */
    public record VolumeFrom(String container, boolean readOnly) {}

    /** Where the container sees a volume of the task. */
    public record MountPoint(String volume, String containerPath, boolean readOnly) {}
}
