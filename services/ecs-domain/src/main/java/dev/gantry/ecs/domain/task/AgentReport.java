package dev.gantry.ecs.domain.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A SubmitTaskStateChange or SubmitContainerStateChange of an agent.
 *
 * @param status the task's: PENDING, RUNNING or STOPPED; empty when only a container or a managed agent changed
 * @param reason the task's, usually empty: the cause stands in the container
 */
public record AgentReport(
        Optional<TaskStatus> status,
        String reason,
        List<ContainerReport> containers,
        List<ManagedAgentReport> managedAgents,
        Optional<Instant> pullStartedAt,
        Optional<Instant> pullStoppedAt,
        Optional<Instant> executionStoppedAt) {

    public AgentReport {
        containers = List.copyOf(containers);
        managedAgents = List.copyOf(managedAgents);
    }

    /** A report without reason, managed agents and times. */
    public static AgentReport of(TaskStatus status, ContainerReport... containers) {
        return new AgentReport(
                Optional.of(status),
                "",
                List.of(containers),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public AgentReport withReason(String text) {
        return new AgentReport(
                status, text, containers, managedAgents, pullStartedAt, pullStoppedAt, executionStoppedAt);
    }

    boolean says(TaskStatus reported) {
        return status.filter(reported::equals).isPresent();
    }
}
