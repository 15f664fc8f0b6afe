package dev.gantry.agent.session;

import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.task.TaskState;
import dev.gantry.shapes.acs.TaskIdentifier;
import dev.gantry.shapes.acs.TaskManifestMessage;
import dev.gantry.shapes.acs.TaskStopVerificationAck;
import dev.gantry.shapes.acs.TaskStopVerificationMessage;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the hub's manifest with what runs here. Manifests and payloads are numbered from one sequence; a manifest
 * that is not newer than all that came before is ignored.
 */
final class ManifestCheck {

    private static final String SEQUENCE = "session/sequence";

    private final AgentState state;
    private long newest;
    private Optional<String> verified = Optional.empty();

    ManifestCheck(AgentState state) {
        this.state = state;
        this.newest = state.find(SEQUENCE, Long.class).orElse(0L);
    }

    synchronized void payload(int sequenceNumber) {
        if (sequenceNumber > newest) {
            remember(sequenceNumber);
        }
    }

    private void remember(long number) {
        newest = number;
        state.put(SEQUENCE, number);
    }

    /** The host has become another container instance, whose numbers begin anew. */
    synchronized void begin() {
        remember(0);
        verified = Optional.empty();
    }

    /** False for a manifest that is late. */
    synchronized boolean accept(TaskManifestMessage manifest) {
        long timeline = Objects.requireNonNullElse(manifest.timeline(), 0L);
        if (timeline <= newest) {
            return false;
        }
        remember(timeline);
        verified = Optional.ofNullable(manifest.messageId());
        return true;
    }

    /** The tasks that run here though the manifest does not want them, for the hub to look at once more. */
    static Optional<TaskStopVerificationMessage> doubts(TaskManifestMessage manifest, Collection<TaskState> tasks) {
        Set<String> wanted = manifest.tasksOrEmpty().stream()
                .filter(task -> "RUNNING".equals(task.desiredStatus()))
                .map(task -> Objects.requireNonNullElse(task.taskArn(), ""))
                .collect(Collectors.toSet());
        List<TaskIdentifier> candidates = tasks.stream()
                .filter(task -> task.isWanted() && !task.isStopped())
                .map(TaskState::plan)
                .filter(plan -> !wanted.contains(plan.arn()))
                .map(plan -> TaskIdentifier.builder()
                        .taskArn(plan.arn())
                        .desiredStatus("STOPPED")
                        .build())
                .toList();
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(TaskStopVerificationMessage.builder()
                        .messageId(manifest.messageId())
                        .stopCandidates(candidates)
                        .build());
    }

    /** The tasks to stop. An answer counts once, and only for the last manifest. */
    synchronized List<String> toStop(TaskStopVerificationAck ack) {
        if (verified.isEmpty() || !verified.get().equals(ack.messageId())) {
            return List.of();
        }
        verified = Optional.empty();
        return ack.stopTasksOrEmpty().stream()
                .map(task -> Objects.requireNonNullElse(task.taskArn(), ""))
                .toList();
    }
}
