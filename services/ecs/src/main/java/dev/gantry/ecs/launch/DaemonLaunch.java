package dev.gantry.ecs.launch;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.launch.Launch.Placed;
import dev.gantry.ecs.launch.Launch.Wishes;
import java.util.Optional;

/** Launches a DAEMON's tasks, each on the container instance that it is meant for. */
public final class DaemonLaunch {

    private final ServiceId service;
    private final Launch launch;
    private final Wishes wishes;

    DaemonLaunch(ServiceId service, Launch launch, Wishes wishes) {
        this.service = service;
        this.launch = launch;
        this.wishes = wishes;
    }

    /** Whether a task belongs on the instance, room or not: its attributes and the constraints decide. */
    public boolean isMeantFor(ContainerInstance instance) {
        return launch.isMeantFor(instance, wishes);
    }

    /** A task that was started, or what stood in the way. */
    public record Started(Optional<Task> task, Optional<Obstacle> obstacle) {}

    public Started start(ContainerInstance instance) {
        Placed placed = launch.forDaemon(instance, wishes);
        return placed.task().isPresent()
                ? new Started(placed.task(), Optional.empty())
                : new Started(Optional.empty(), Optional.of(Obstacle.of(service, placed.closest())));
    }
}
