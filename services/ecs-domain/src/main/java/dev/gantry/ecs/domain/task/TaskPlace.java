package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.ecs.domain.instance.Reserved;
import java.util.Optional;

/**
 * Where a task runs and what it holds there.
 *
 * @param containerInstance the id of the container instance; empty on Fargate
 * @param fargateHost the id of the host in the Fargate pool; never shown
 */
public record TaskPlace(
        Optional<String> containerInstance,
        Optional<String> fargateHost,
        Optional<String> availabilityZone,
        Reserved reserved) {

    /** A task that still waits for its place. */
    public static final TaskPlace NOWHERE =
            new TaskPlace(Optional.empty(), Optional.empty(), Optional.empty(), Reserved.NOTHING);

    public TaskPlace {
        containerInstance = Shared.text(containerInstance);
        fargateHost = Shared.text(fargateHost);
        availabilityZone = Shared.text(availabilityZone);
    }

    public static TaskPlace onInstance(String id, Optional<String> availabilityZone, Reserved reserved) {
        return new TaskPlace(Optional.of(id), Optional.empty(), availabilityZone, reserved);
    }

    public static TaskPlace onFargateHost(String id, Optional<String> availabilityZone, Reserved reserved) {
        return new TaskPlace(Optional.empty(), Optional.of(id), availabilityZone, reserved);
    }

    public boolean isSomewhere() {
        return containerInstance.isPresent() || fargateHost.isPresent();
    }

    /** The id of the container instance or of the Fargate host. */
    public Optional<String> host() {
        return containerInstance.or(() -> fargateHost);
    }
}
