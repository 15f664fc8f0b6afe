package dev.gantry.ecs.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.service.ServiceSettings;
import dev.gantry.ecs.domain.task.Health;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.ecs.operations.RegisterTaskDefinition;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.HealthCheck;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services with a healthCheckGracePeriodSeconds of 60; revision 4 has a health check. */
class GracePeriodTest {

    private static final int CHECKED = 4;

    private final ServiceWorld world = new ServiceWorld();

    @BeforeEach
    void register() {
        ContainerDefinition container = ContainerDefinition.builder()
                .name("app")
                .image("busybox")
                .memory(64)
                .healthCheck(HealthCheck.builder()
                        .command(List.of("CMD-SHELL", "true"))
                        .build())
                .build();
        world.ecs.run(
                new RegisterTaskDefinition(),
                RegisterTaskDefinitionRequest.builder()
                        .family("web")
                        .containerDefinitions(List.of(container))
                        .build());
        world.instance(
                Attribute.builder()
                        .name("ecs.capability.container-health-check")
                        .build(),
                Attribute.builder()
                        .name("com.amazonaws.ecs.capability.docker-remote-api.1.29")
                        .build());
    }

    private void grace() {
        ServiceSettings usual = world.service().settings();
        ServiceSettings settings = new ServiceSettings(
                usual.schedulingStrategy(),
                usual.deploymentController(),
                usual.deployment(),
                usual.placementConstraints(),
                usual.placementStrategy(),
                Optional.of(60),
                usual.availabilityZoneRebalancing(),
                usual.enableECSManagedTags(),
                usual.propagateTags(),
                usual.enableExecuteCommand(),
                usual.roleArn());
        world.change(draft -> draft.settings(settings));
    }

    private void health(Health health) {
        for (Task task : checked()) {
            world.ecs.write(tx -> TaskLedger.signal(
                    tx,
                    tx.find(EcsTables.TASKS, task.key()).orElseThrow(),
                    new TaskSignal.HealthReported(Map.of("app", health), tx.now())));
        }
        world.settle();
    }

    private List<Task> checked() {
        return world.tasks(task -> task.isWanted() && task.launch().revision() == CHECKED);
    }

    @Test
    void tasks_that_are_slow_to_become_healthy_break_no_circuit() {
        world.withBreaker(4, false);
        world.play();
        grace();
        world.deploy(CHECKED);
        world.obey();

        health(Health.UNHEALTHY);
        world.seconds(30);
        assertThat(world.primary().rolloutState()).isEqualTo(RolloutState.IN_PROGRESS);
        health(Health.HEALTHY);
        world.play();

        assertThat(world.primary().rolloutState()).isEqualTo(RolloutState.COMPLETED);
        assertThat(checked()).hasSize(4);
    }

    @Test
    void a_task_that_is_unhealthy_after_it_counts() {
        world.withBreaker(4, false);
        world.play();
        grace();
        world.deploy(CHECKED);
        world.obey();

        health(Health.UNHEALTHY);
        world.seconds(61);

        assertThat(world.tasks(task -> task.stop()
                        .filter(StopCause.failedContainerHealthChecks()::equals)
                        .isPresent()))
                .hasSize(1);
        assertThat(world.primary().failures().consecutive()).isEqualTo(1);
    }

    @Test
    void a_daemon_waits_for_it_too() {
        world.daemon(0);
        world.play();
        grace();
        world.deploy(CHECKED);
        world.play();
        Task only = checked().getFirst();
        world.report(only, "STOPPED");
        world.obey();
        Task fresh = checked().getFirst();

        health(Health.UNHEALTHY);
        world.seconds(30);
        assertThat(checked()).containsExactly(row(fresh));
        world.seconds(31);

        assertThat(row(fresh).stop()).contains(StopCause.failedContainerHealthChecks());
        assertThat(world.events())
                .contains("(service web) (task " + fresh.id().id() + ") failed container health checks.");
    }

    private Task row(Task task) {
        return world.ecs.view().find(EcsTables.TASKS, task.key()).orElseThrow();
    }
}
