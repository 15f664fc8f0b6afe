package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.Shared;

/**
 * What the task definition and the overrides say about a container, as far as its task's row needs it.
 *
 * @param healthChecked whether the definition has a health check; one of the image's own does not count
 * @param cpu in CPU units, 0 when unset
 * @param memory in MiB, 0 when unset
 * @param memoryReservation in MiB, 0 when unset
 * @param gpus how many of the task's GPUs are this container's
 */
public record ContainerPlan(
        String name,
        String image,
        boolean essential,
        boolean healthChecked,
        int cpu,
        int memory,
        int memoryReservation,
        int gpus) {

    public ContainerPlan {
        name = Shared.text(name);
        image = Shared.text(image);
    }
}
