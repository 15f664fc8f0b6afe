package dev.gantry.agent.task;

import dev.gantry.agent.runtime.PortBinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a container's process.
 *
 * @param exitCode empty while it runs, or when it never ran
 * @param reason AWS' words for what went wrong, or empty
 */
public record ContainerRun(
        Optional<Instant> createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Integer> exitCode,
        String reason,
        List<PortBinding> bindings) {

    public static final ContainerRun NONE =
            new ContainerRun(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "", List.of());

    ContainerRun created(Instant at) {
        return new ContainerRun(Optional.of(at), startedAt, finishedAt, exitCode, reason, bindings);
    }

    ContainerRun started(Instant at, List<PortBinding> bound) {
        return new ContainerRun(createdAt, Optional.of(at), Optional.empty(), Optional.empty(), reason, bound);
    }

    /** The process ended; a restart may follow. */
    ContainerRun ended(Optional<Integer> code, String why, Instant at) {
        return new ContainerRun(createdAt, startedAt, Optional.of(at), code, why, bindings);
    }

    /** Whether an end at this time is that of an earlier run. */
    boolean isStale(Instant at) {
        return sawEnd(at) || startedAt.filter(at::isBefore).isPresent();
    }

    /** Whether this end was already seen before a restart. */
    boolean sawEnd(Instant at) {
        return finishedAt.isPresent() && !at.isAfter(finishedAt.get());
    }
}
