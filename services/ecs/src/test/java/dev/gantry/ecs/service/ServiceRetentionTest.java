package dev.gantry.ecs.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.ServiceDeploymentStatus;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.ecs.domain.service.TaskSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceRetentionTest {

    private final ServiceWorld world = new ServiceWorld();

    private List<String> revisions() {
        return world.ecs.view().all(EcsTables.SERVICE_REVISIONS).stream()
                .map(ServiceRevision::number)
                .toList();
    }

    @Test
    void revisions_go_with_the_service_deployments_that_were_about_them() {
        world.instance();
        world.service(1);
        world.play();
        world.deploy(2);
        world.play();
        assertThat(revisions()).hasSize(2);

        world.advance(Duration.ofDays(91));

        assertThat(revisions()).containsExactly(world.primary().revision());
        assertThat(world.ecs.view().all(EcsTables.SERVICE_DEPLOYMENTS).count()).isEqualTo(1);
    }

    @Test
    void the_revision_that_a_rollback_went_back_to_stays() {
        world.instance();
        world.withBreaker(1, true);
        world.play();
        world.deploy(2);
        world.playWithBroken(2, 5);
        world.play();
        assertThat(world.newestServiceDeployment().status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);

        world.advance(Duration.ofDays(91));

        assertThat(revisions()).contains(world.primary().revision());
    }

    @Test
    void the_revision_of_a_task_set_goes_with_it() {
        world.instance();
        world.external(1);
        DeploymentId blue = world.taskSet(1, 100);
        world.play();

        world.ecs.write(tx -> {
            TaskSet row = tx.find(EcsTables.TASK_SETS, blue.key()).orElseThrow();
            tx.put(EcsTables.TASK_SETS, row.draining(tx.now()));
        });
        world.play();

        assertThat(revisions()).isEmpty();
    }
}
