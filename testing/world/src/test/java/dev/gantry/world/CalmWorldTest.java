package dev.gantry.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.ecs.UpdateServiceRequest;
import org.junit.jupiter.api.Test;

class CalmWorldTest {

    private final CalmWorld world = new CalmWorld();

    @Test
    void replaces_a_task_whose_container_exited() {
        world.service("good", 3).settle();

        world.exits("task-2").settle();

        assertThat(world.wanted()).containsExactly("task-1", "task-3", "task-4");
    }

    @Test
    void tasks_run_on_while_their_server_is_killed() {
        world.service("good", 2).settle();

        world.restart().settle();

        assertThat(world.wanted()).containsExactly("task-1", "task-2");
        assertThat(world.task("task-1").connected()).isTrue();
    }

    @Test
    void a_new_definition_replaces_every_task() {
        world.service("good", 2).settle();

        world.update(UpdateServiceRequest.builder().service("good").taskDefinition("healthy"))
                .settle();

        assertThat(world.wanted()).containsExactly("task-3", "task-4");
        assertThat(world.events("good").getLast()).endsWith("has reached a steady state.");
    }
}
