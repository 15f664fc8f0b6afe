package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.Shared;
import java.util.Optional;

/**
 * A task's own cpu and memory after overrides, as normalised integer texts, and its ephemeral storage.
 *
 * @param cpu in CPU units, as in {@code 256}
 * @param memory in MiB, as in {@code 512}
 * @param ephemeralStorageGiB 0 where there is none to show
 */
public record TaskSize(Optional<String> cpu, Optional<String> memory, int ephemeralStorageGiB) {

    public static final TaskSize UNLIMITED = new TaskSize(Optional.empty(), Optional.empty(), 0);

    public TaskSize {
        cpu = Shared.text(cpu);
        memory = Shared.text(memory);
    }
}
