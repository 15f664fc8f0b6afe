package dev.gantry.ecs.hub;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.shapes.acs.TaskIdentifier;
import dev.gantry.shapes.acs.TaskManifestMessage;
import java.time.Instant;
import java.util.List;

/** The TaskManifestMessage: all tasks that should be on an instance, for its agent to compare itself with. */
final class Manifest {

    private Manifest() {}

    static TaskManifestMessage of(InstanceId instance, List<Task> tasks, long timeline, Instant now, String messageId) {
        List<TaskIdentifier> identifiers = tasks.stream()
                .filter(task -> task.lastStatus() != TaskStatus.PROVISIONING)
                .filter(task -> task.lastStatus().isBefore(TaskStatus.DEPROVISIONING))
                .map(Manifest::identifier)
                .toList();
        return TaskManifestMessage.builder()
                .messageId(messageId)
                .clusterArn(EcsArn.cluster(instance.scope(), instance.cluster()))
                .containerInstanceArn(instance.arn())
                .generatedAt(now.toEpochMilli())
                .timeline(timeline)
                .tasks(identifiers)
                .build();
    }

    static TaskIdentifier identifier(Task task) {
        return TaskIdentifier.builder()
                .taskArn(task.arn())
                .taskClusterArn(EcsArn.cluster(task.id().scope(), task.id().cluster()))
                .desiredStatus(task.desiredStatus().name())
                .build();
    }
}
