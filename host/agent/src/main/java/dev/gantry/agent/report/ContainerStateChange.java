package dev.gantry.agent.report;

import dev.gantry.agent.runtime.PortBinding;
import java.util.List;
import java.util.Optional;

/**
 * A container in a {@link TaskStateChange}.
 *
 * @param status RUNNING or STOPPED
 * @param runtimeId empty when the container was never created
 */
public record ContainerStateChange(
        String containerName,
        String runtimeId,
        String status,
        Optional<Integer> exitCode,
        String reason,
        String imageDigest,
        List<PortBinding> networkBindings) {}
