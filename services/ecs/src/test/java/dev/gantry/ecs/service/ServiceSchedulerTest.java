package dev.gantry.ecs.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.DeploymentStatus;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.service.ServiceDeploymentStatus;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceSchedulerTest {

    private final ServiceWorld world = new ServiceWorld();

    @Test
    void starts_as_many_tasks_as_are_desired() {
        world.instance();

        world.service(3);

        assertThat(world.wanted()).hasSize(3).allSatisfy(task -> {
            assertThat(task.launch().group()).isEqualTo("service:web");
            assertThat(task.launch().startedBy()).contains(world.primary().id().startedBy());
        });
        assertThat(world.events().getFirst()).startsWith("(service web) has started 3 tasks: (task ");
    }

    @Test
    void is_steady_once_all_tasks_are_healthy() {
        world.instance();
        world.service(2);

        world.obey();
        world.seconds(3);

        assertThat(world.service().steady()).isFalse();
        world.seconds(4);
        assertThat(world.service().steady()).isTrue();
        assertThat(world.primary().rolloutState()).isEqualTo(RolloutState.COMPLETED);
        assertThat(world.primary().rolloutReason())
                .isEqualTo("ECS deployment " + world.primary().id().startedBy() + " completed.");
        assertThat(world.newestServiceDeployment().status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
        assertThat(world.events())
                .startsWith(
                        "(service web) has reached a steady state.",
                        "(service web) (deployment " + world.primary().id().startedBy() + ") deployment completed.");
    }

    @Test
    void replaces_a_task_whose_container_exited_at_once() {
        world.instance();
        world.service(2);
        world.play();
        Task gone = world.wanted().getFirst();

        world.report(gone, "STOPPED");

        assertThat(world.wanted()).hasSize(2).doesNotContain(gone);
    }

    @Test
    void scales_out_and_in() {
        world.instance();
        world.service(2);
        world.play();

        world.change(draft -> draft.desiredCount(5));
        assertThat(world.wanted()).hasSize(5);
        world.play();
        world.change(draft -> draft.desiredCount(1));

        assertThat(world.wanted()).hasSize(1);
        assertThat(world.tasks(task -> !task.isWanted()))
                .hasSize(4)
                .allSatisfy(task -> assertThat(task.stop())
                        .contains(StopCause.scalingActivity(world.primary().id().startedBy())));
        world.play();
        assertThat(world.service().steady()).isTrue();
    }

    @Test
    void a_lone_task_is_rolled_by_starting_the_new_one_first() {
        world.instance();
        world.service(1);
        world.play();

        world.deploy(2);
        assertThat(world.wanted()).hasSize(2);
        world.obey();
        assertThat(world.running()).isEqualTo(2);
        world.seconds(2);
        assertThat(world.wanted()).hasSize(2);
        world.seconds(5);

        assertThat(world.wanted(1)).isZero();
        assertThat(world.wanted(2)).isEqualTo(1);
        assertThat(world.deployments())
                .extracting(Deployment::status)
                .containsExactly(DeploymentStatus.PRIMARY, DeploymentStatus.ACTIVE);
        world.play();
        assertThat(world.deployments()).hasSize(1);
        assertThat(world.primary().rolloutState()).isEqualTo(RolloutState.COMPLETED);
    }

    @Test
    void stops_first_where_the_percents_say_so() {
        world.instance();
        world.service(4, 50, 100);
        world.play();

        world.deploy(2);

        assertThat(world.wanted(1)).isEqualTo(2);
        assertThat(world.wanted(2)).isEqualTo(2);
        world.play();
        assertThat(world.wanted(2)).isEqualTo(4);
        assertThat(world.wanted(1)).isZero();
        assertThat(world.service().steady()).isTrue();
    }

    @Test
    void says_so_when_the_percents_allow_nothing() {
        world.instance();
        world.service(2, 75, 100);
        world.play();

        world.deploy(2);
        world.play();

        assertThat(world.wanted(1)).isEqualTo(2);
        assertThat(world.events())
                .filteredOn(event -> event.contains("was unable to stop or start tasks during a deployment"))
                .hasSize(1);
    }

    @Test
    void tells_why_a_task_has_no_place_and_starts_it_when_there_is_room() {
        world.service(2);
        assertThat(world.service().waiting()).contains("NO ACTIVE INSTANCES");
        assertThat(world.events().getFirst()).contains("Reason: No Container Instances were found in your cluster.");

        world.instance();
        world.seconds(1);

        assertThat(world.wanted()).hasSize(2);
        assertThat(world.service().waiting()).isEmpty();
    }

    @Test
    void counts_the_instances_that_refuse_a_task_by_reason() {
        world.instance();

        world.service(1_000);

        assertThat(world.events())
                .contains(
                        "(service web) was unable to place a task on any container instance, of 1: 1 × RESOURCE:MEMORY.");
    }

    @Test
    void the_breaker_ends_a_deployment_after_three_failures_and_rolls_back() {
        world.instance();
        world.withBreaker(1, true);
        world.play();
        String good = world.primary().id().startedBy();

        world.deploy(2);
        String bad = world.primary().id().startedBy();
        world.playWithBroken(2, 5);

        assertThat(world.tasks(task -> task.launch().revision() == 2)).hasSize(3);
        assertThat(world.events())
                .contains(
                        "(service web) (deployment " + bad + ") deployment failed: tasks failed to start.",
                        "(service web) rolling back to deployment " + good + ".");
        assertThat(world.newestServiceDeployment().rollback().orElseThrow().reason())
                .isEqualTo("ECS deployment circuit breaker: rolling back to deploymentId " + good + ".");
        world.play();
        assertThat(world.wanted(1)).isEqualTo(1);
        assertThat(world.newestServiceDeployment().status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
        assertThat(world.deployments()).hasSize(1);
    }

    @Test
    void a_first_deployment_that_fails_has_nothing_to_go_back_to() {
        world.instance();
        world.withBreaker(1, true);

        world.playWithBroken(1, 8);

        assertThat(world.tasks(_ -> true)).hasSize(3);
        assertThat(world.primary().rolloutState()).isEqualTo(RolloutState.FAILED);
        assertThat(world.primary().rolloutReason()).isEqualTo("ECS deployment circuit breaker: tasks failed to start.");
        assertThat(world.newestServiceDeployment().status()).isEqualTo(ServiceDeploymentStatus.STOPPED);
    }

    @Test
    void without_a_breaker_it_tries_for_ever_ever_more_slowly() {
        world.instance();
        world.service(1);

        world.playWithBroken(1, 20);

        assertThat(world.tasks(_ -> true)).hasSizeBetween(4, 7);
        assertThat(world.events())
                .filteredOn(event -> event.contains("is unable to consistently start tasks successfully"))
                .hasSize(1);
        world.advance(Duration.ofMinutes(30));
        world.play();
        assertThat(world.service().steady()).isTrue();
    }

    @Test
    void a_draining_instance_loses_its_tasks_to_the_others() {
        String one = world.instance();
        world.service(4);
        world.play();
        world.instance();

        world.signal(one, new InstanceSignal.DrainRequested());
        assertThat(world.running()).isEqualTo(4);
        world.play();

        assertThat(world.wanted())
                .hasSize(4)
                .allSatisfy(task -> assertThat(one)
                        .doesNotEndWith(task.place().containerInstance().orElseThrow()));
        assertThat(world.service().steady()).isTrue();
    }

    @Test
    void a_protected_task_survives_the_rollout_until_its_protection_ends() {
        world.instance();
        world.service(2);
        world.play();
        Task kept = world.wanted().getFirst();
        world.ecs.write(tx -> tx.put(
                dev.gantry.ecs.EcsTables.TASKS,
                tx.find(dev.gantry.ecs.EcsTables.TASKS, kept.key())
                        .orElseThrow()
                        .protectedUntil(tx.now().plus(Duration.ofMinutes(10)))));

        world.deploy(2);
        world.play();
        assertThat(world.wanted(1)).isEqualTo(1);
        world.advance(Duration.ofMinutes(10));
        world.play();

        assertThat(world.wanted(1)).isZero();
        assertThat(world.service().steady()).isTrue();
    }

    @Test
    void a_deleted_service_stops_its_tasks_and_becomes_inactive() {
        world.instance();
        world.service(60);
        world.play();

        world.delete();

        assertThat(world.wanted()).isEmpty();
        assertThat(world.service().status()).isEqualTo(ServiceStatus.INACTIVE);
        world.play();
        assertThat(world.tasks(task -> task.lastStatus() != TaskStatus.STOPPED)).isEmpty();
    }

    @Test
    void does_not_go_back_to_what_another_service_of_its_name_ran() {
        world.instance();
        world.withBreaker(1, true);
        world.play();
        world.delete();
        world.play();

        world.namesake(2);
        world.playWithBroken(2, 8);

        assertThat(world.primary().rolloutState()).isEqualTo(RolloutState.FAILED);
        assertThat(world.newestServiceDeployment().status()).isEqualTo(ServiceDeploymentStatus.STOPPED);
        assertThat(world.wanted()).isEmpty();
    }

    @Test
    void is_steady_again_when_the_instance_that_it_could_not_leave_is_active_again() {
        String only = world.instance();
        world.service(1, 100, 100);
        world.play();
        world.signal(only, new InstanceSignal.DrainRequested());
        assertThat(world.service().steady()).isFalse();

        world.signal(only, new InstanceSignal.ActivationRequested());

        assertThat(world.service().steady()).isTrue();
    }
}
