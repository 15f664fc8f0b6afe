package dev.gantry.agent.report;

import dev.gantry.agent.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One SubmitTaskStateChange.
 *
 * @param number rises with every report of this agent, across restarts; what {@code accepted} takes
 * @param reason why the task failed as a whole, or empty
 */
public record TaskStateChange(
        long number,
        String cluster,
        String task,
        TaskStatus status,
        String reason,
        Optional<Instant> pullStartedAt,
        Optional<Instant> pullStoppedAt,
        Optional<Instant> executionStoppedAt,
        List<ContainerStateChange> containers) {}
