package dev.gantry.ecs.hub;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.kernel.View;
import dev.gantry.shapes.acs.TaskIdentifier;
import dev.gantry.shapes.acs.TaskStopVerificationAck;
import dev.gantry.shapes.acs.TaskStopVerificationMessage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The answer to an agent that found tasks of its own missing in the manifest: those that may really be stopped. */
final class StopVerification {

    private StopVerification() {}

    static TaskStopVerificationAck answer(
            TaskStopVerificationMessage candidates, View view, InstanceId instance, Instant now) {
        Set<String> wanted =
                view.by(EcsTables.TASKS_BY_HOST, EcsTables.hostKey(instance.scope(), instance.id())).stream()
                        .filter(task -> task.isWanted())
                        .map(task -> task.arn())
                        .collect(Collectors.toSet());
        List<TaskIdentifier> unwanted = candidates.stopCandidatesOrEmpty().stream()
                .filter(candidate -> candidate != null && candidate.taskArn() != null)
                .filter(candidate -> !wanted.contains(candidate.taskArn()))
                .toList();
        return TaskStopVerificationAck.builder()
                .messageId(candidates.messageId())
                .generatedAt(now.toEpochMilli())
                .stopTasks(unwanted)
                .build();
    }
}
