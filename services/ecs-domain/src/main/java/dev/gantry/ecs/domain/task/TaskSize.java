package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.ecs.domain.placement.TaskDemand;
import dev.gantry.shapes.ecs.EphemeralStorage;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.Optional;

/**
 * A task's cpu and memory as clients see them, and its ephemeral storage.
 *
 * @param cpu in CPU units: the task's own, or the sum of its containers'
 * @param memory in MiB, likewise
 * @param ephemeralStorageGiB 0 where there is none to show
 */
public record TaskSize(String cpu, String memory, int ephemeralStorageGiB) {

    /** What a Fargate task has without asking. */
    private static final int FARGATE_STORAGE = 20;

    public TaskSize {
        cpu = Shared.text(cpu);
        memory = Shared.text(memory);
    }

    /** The size of a task of this definition, which overrides have been merged into. */
    public static TaskSize of(TaskDefinition definition, boolean onFargate) {
        TaskDemand demand = TaskDemand.of(definition);
        return new TaskSize(
                String.valueOf(demand.cpu()),
                String.valueOf(demand.memory()),
                storage(definition).orElse(onFargate ? FARGATE_STORAGE : 0));
    }

    private static Optional<Integer> storage(TaskDefinition definition) {
        return Optional.ofNullable(definition.ephemeralStorage()).map(EphemeralStorage::sizeInGiB);
    }
}
