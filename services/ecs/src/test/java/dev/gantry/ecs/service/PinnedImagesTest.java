package dev.gantry.ecs.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.ecs.operations.SubmitTaskStateChange;
import dev.gantry.shapes.ecs.ContainerImage;
import dev.gantry.shapes.ecs.ContainerStateChange;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinnedImagesTest {

    private final ServiceWorld world = new ServiceWorld();

    @Test
    void the_first_task_that_runs_tells_the_digests_of_the_revision() {
        world.instance();
        world.service(2);

        world.ecs.run(
                new SubmitTaskStateChange(),
                SubmitTaskStateChangeRequest.builder()
                        .cluster("prod")
                        .task(world.wanted().getFirst().arn())
                        .status("RUNNING")
                        .containers(List.of(ContainerStateChange.builder()
                                .containerName("app")
                                .status("RUNNING")
                                .imageDigest("sha256:1")
                                .build()))
                        .build());
        world.play();

        String key = ServiceRevision.key(ServiceRows.WEB, world.primary().revision());
        ServiceRevision revision =
                world.ecs.view().find(EcsTables.SERVICE_REVISIONS, key).orElseThrow();
        assertThat(revision.facts().containerImages())
                .containsExactly(ContainerImage.builder()
                        .containerName("app")
                        .image("busybox")
                        .imageDigest("sha256:1")
                        .build());
    }
}
