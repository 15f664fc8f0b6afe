package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.ecs.domain.service.TaskStage;
import dev.gantry.ecs.domain.task.Container;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ContainerImage;
import java.util.List;
import java.util.stream.Stream;

/** Notes in a service revision which images its first task really ran. Source: software version consistency in the guide. */
final class PinnedImages {

    private static final List<TaskStage> RUNNING =
            List.of(TaskStage.UNCHECKED, TaskStage.CHECKING, TaskStage.HEALTHY, TaskStage.UNHEALTHY);

    private PinnedImages() {}

    /** Images without a digest of a registry, built on the host itself say, stay as they are named. */
    static void note(Tx tx, Deployment deployment) {
        String key = ServiceRevision.key(deployment.id().service(), deployment.revision());
        tx.find(EcsTables.SERVICE_REVISIONS, key)
                .filter(revision -> revision.facts().containerImages() == null)
                .ifPresent(revision -> running(tx, deployment)
                        .findFirst()
                        .ifPresent(first -> tx.put(EcsTables.SERVICE_REVISIONS, with(revision, first))));
    }

    private static Stream<Task> running(Tx tx, Deployment deployment) {
        TaskCounts counts = TaskCounts.of(tx, deployment.id());
        return RUNNING.stream().flatMap(stage -> counts.tasks(stage).stream());
    }

    private static ServiceRevision with(ServiceRevision revision, Task first) {
        List<ContainerImage> images =
                first.containers().stream().map(PinnedImages::image).toList();
        return new ServiceRevision(
                revision.service(),
                revision.number(),
                revision.facts().toBuilder().containerImages(images).build(),
                revision.zones());
    }

    private static ContainerImage image(Container container) {
        return ContainerImage.builder()
                .containerName(container.name())
                .image(container.plan().image())
                .imageDigest(container.imageDigest().orElse(null))
                .build();
    }
}
