package dev.gantry.ecs.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.TaskSet;
import org.junit.jupiter.api.Test;

class TaskSetSchedulingTest {

    private final ServiceWorld world = new ServiceWorld();

    private TaskSet row(DeploymentId id) {
        return world.ecs.view().find(EcsTables.TASK_SETS, id.key()).orElseThrow();
    }

    @Test
    void each_task_set_has_its_part_rounded_up() {
        world.instance();
        world.external(5);

        DeploymentId blue = world.taskSet(1, 100);
        DeploymentId green = world.taskSet(2, 50);

        assertThat(world.wanted(1)).isEqualTo(5);
        assertThat(world.wanted(2)).isEqualTo(3);
        assertThat(world.wanted().getFirst().launch().startedBy().orElseThrow())
                .isIn(blue.startedBy(), green.startedBy());
        assertThat(row(green).stabilityStatus()).isEqualTo("STABILIZING");
        world.play();
        assertThat(row(green).stabilityStatus()).isEqualTo("STEADY_STATE");
    }

    @Test
    void a_task_set_that_drains_stops_its_tasks_and_goes() {
        world.instance();
        world.external(2);
        DeploymentId blue = world.taskSet(1, 100);
        world.play();

        world.ecs.write(tx -> tx.put(EcsTables.TASK_SETS, draining(row(blue))));
        world.play();

        assertThat(world.wanted()).isEmpty();
        assertThat(world.ecs.view().find(EcsTables.TASK_SETS, blue.key())).isEmpty();
    }

    private static TaskSet draining(TaskSet taskSet) {
        return new TaskSet(
                taskSet.id(),
                "DRAINING",
                taskSet.revision(),
                taskSet.scale(),
                taskSet.externalId(),
                taskSet.stabilityStatus(),
                taskSet.stabilityStatusAt(),
                taskSet.failures(),
                taskSet.createdAt(),
                taskSet.updatedAt(),
                taskSet.tags());
    }
}
