package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.Shared;
import java.util.Optional;

/**
 * A host port, or a range of them, that leads to a container.
 *
 * @param containerPort 0 for a range
 * @param hostPort 0 for a range
 */
public record PortBinding(
        String bindIp,
        String protocol,
        int containerPort,
        int hostPort,
        Optional<String> containerPortRange,
        Optional<String> hostPortRange) {

    public PortBinding {
        bindIp = Shared.text(bindIp);
        protocol = Shared.text(protocol);
    }

    public static PortBinding ofPort(String bindIp, String protocol, int containerPort, int hostPort) {
        return new PortBinding(bindIp, protocol, containerPort, hostPort, Optional.empty(), Optional.empty());
    }
}
