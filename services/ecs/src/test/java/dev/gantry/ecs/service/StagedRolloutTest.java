package dev.gantry.ecs.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.service.BlueGreen;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.HookRun;
import dev.gantry.ecs.domain.service.LifecycleStage;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.service.ServiceDeploymentStatus;
import dev.gantry.ecs.domain.service.Traffic;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.operations.ContinueServiceDeployment;
import dev.gantry.ecs.operations.DescribeServiceDeployments;
import dev.gantry.ecs.operations.StopServiceDeployment;
import dev.gantry.shapes.ecs.CanaryConfiguration;
import dev.gantry.shapes.ecs.ContinueServiceDeploymentRequest;
import dev.gantry.shapes.ecs.DeploymentCircuitBreaker;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.DeploymentLifecycleHook;
import dev.gantry.shapes.ecs.DescribeServiceDeploymentsRequest;
import dev.gantry.shapes.ecs.LinearConfiguration;
import dev.gantry.shapes.ecs.ServiceDeployment;
import dev.gantry.shapes.ecs.StopServiceDeploymentRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class StagedRolloutTest {

    private ServiceWorld world = new ServiceWorld();

    private static DeploymentConfiguration.Builder blueGreen(int bakeMinutes) {
        return ServiceWorld.configuration(100, 200).strategy("BLUE_GREEN").bakeTimeInMinutes(bakeMinutes);
    }

    private static DeploymentLifecycleHook pauseAt(LifecycleStage stage) {
        return DeploymentLifecycleHook.builder()
                .targetType("PAUSE")
                .lifecycleStages(List.of(stage.name()))
                .build();
    }

    /** Revision 1 runs with two tasks, rolled out without stages; the next deployment has them. */
    private void running(DeploymentConfiguration next) {
        world.instance();
        world.service(2);
        world.play();
        world.configure(next);
    }

    private BlueGreen state() {
        return world.newestServiceDeployment().blueGreen().orElseThrow();
    }

    private ServiceDeploymentStatus status() {
        return world.newestServiceDeployment().status();
    }

    private ServiceDeployment described() {
        return world.ecs
                .run(
                        new DescribeServiceDeployments(),
                        new DescribeServiceDeploymentsRequest(
                                List.of(world.newestServiceDeployment().arn())))
                .serviceDeploymentsOrEmpty()
                .getFirst();
    }

    private HookRun hook() {
        return state().hooks().getFirst();
    }

    private void answer(String action) {
        world.ecs.run(
                new ContinueServiceDeployment(),
                new ContinueServiceDeploymentRequest(
                        world.newestServiceDeployment().arn(), hook().id(), action));
        world.settle();
    }

    private void stop() {
        world.ecs.run(
                new StopServiceDeployment(),
                new StopServiceDeploymentRequest(world.newestServiceDeployment().arn(), null));
        world.settle();
    }

    private void assertRolledBackToBlueWithoutALoss(List<Task> blue) {
        world.play();
        assertThat(status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
        assertThat(world.wanted())
                .extracting(Task::key)
                .containsExactlyElementsOf(blue.stream().map(Task::key).toList());
        assertThat(world.deployments()).hasSize(1);
        assertThat(world.primary().rolloutState()).isEqualTo(RolloutState.COMPLETED);
        assertThat(state().wanted()).isEqualTo(Traffic.NONE);
        assertThat(state().isSettled()).isTrue();
        assertThat(world.service().steady()).isTrue();
    }

    @Test
    void green_comes_up_beside_blue_and_blue_goes_after_the_bake_time() {
        running(blueGreen(5).maximumPercent(100).build());

        world.deploy(2);
        assertThat(world.wanted(1)).isEqualTo(2);
        assertThat(world.wanted(2)).isEqualTo(2);
        assertThat(state().stage()).isEqualTo(LifecycleStage.SCALE_UP);
        assertThat(world.deployments()).extracting(Deployment::desiredCount).containsExactly(2, 2);
        world.play();

        assertThat(state().stage()).isEqualTo(LifecycleStage.BAKE_TIME);
        assertThat(described().lifecycleStage()).isEqualTo("BAKE_TIME");
        assertThat(described().statusReason()).isEqualTo("No traffic is shifted: the service has no load balancer.");
        assertThat(Objects.requireNonNull(described().targetServiceRevision()).requestedProductionTrafficWeight())
                .isEqualTo(100);
        assertThat(described().sourceServiceRevisionsOrEmpty().getFirst().requestedProductionTrafficWeight())
                .isEqualTo(0);
        assertThat(world.events())
                .filteredOn(event -> event.contains("No traffic is shifted"))
                .hasSize(1);
        assertThat(world.wanted(1)).isEqualTo(2);
        assertThat(status()).isEqualTo(ServiceDeploymentStatus.IN_PROGRESS);

        world.advance(Duration.ofMinutes(5));
        world.play();
        assertThat(world.wanted(1)).isZero();
        assertThat(world.wanted(2)).isEqualTo(2);
        assertThat(status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
        assertThat(described().lifecycleStage()).isEqualTo("CLEAN_UP");
        assertThat(world.deployments()).hasSize(1);
        assertThat(world.service().steady()).isTrue();
    }

    @Test
    void linear_takes_its_steps() {
        running(ServiceWorld.configuration(100, 200)
                .strategy("LINEAR")
                .linearConfiguration(new LinearConfiguration(50.0, 6))
                .bakeTimeInMinutes(0)
                .build());

        world.deploy(2);
        world.play();

        assertThat(state().wanted().production()).isEqualTo(50);
        world.advance(Duration.ofMinutes(6));
        world.play();
        assertThat(state().wanted().production()).isEqualTo(100);
        assertThat(status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    }

    @Test
    void a_canary_that_is_stopped_goes_back() {
        running(ServiceWorld.configuration(100, 200)
                .strategy("CANARY")
                .canaryConfiguration(new CanaryConfiguration(5.0, 10))
                .bakeTimeInMinutes(0)
                .build());
        List<Task> blue = world.wanted();
        world.deploy(2);
        world.play();
        assertThat(state().wanted().production()).isEqualTo(5);

        stop();

        assertRolledBackToBlueWithoutALoss(blue);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RECONCILE_SERVICE", "SCALE_UP", "BAKE_TIME", "CLEAN_UP"},
            mode = Mode.EXCLUDE)
    void a_hook_holds_its_stage_over_a_restart_and_sends_back(LifecycleStage stage) {
        running(blueGreen(0).lifecycleHooks(List.of(pauseAt(stage))).build());
        List<Task> blue = world.wanted();
        world.deploy(2);
        world.play();
        assertThat(state().stage()).isEqualTo(stage);
        BlueGreen before = state();

        world = world.restarted();
        world.play();

        assertThat(state()).isEqualTo(before);
        assertThat(world.wanted(1)).isEqualTo(2);
        assertThat(described().lifecycleHookDetailsOrEmpty())
                .singleElement()
                .satisfies(detail -> assertThat(detail.status()).isEqualTo("AWAITING_ACTION"));
        answer("ROLLBACK");
        assertRolledBackToBlueWithoutALoss(blue);
        assertThat(world.events())
                .anySatisfy(event -> assertThat(event).endsWith("of the stage " + stage + " failed."));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RECONCILE_SERVICE", "SCALE_UP", "BAKE_TIME", "CLEAN_UP"},
            mode = Mode.EXCLUDE)
    void a_hook_lets_it_go_on_after_a_restart(LifecycleStage stage) {
        running(blueGreen(0).lifecycleHooks(List.of(pauseAt(stage))).build());
        world.deploy(2);
        world.play();

        world = world.restarted();
        answer("CONTINUE");
        world.play();

        assertThat(status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
        assertThat(world.wanted(2)).isEqualTo(2);
        assertThat(world.wanted(1)).isZero();
    }

    @Test
    void a_server_that_is_killed_every_few_seconds_loses_nothing() {
        running(blueGreen(1).build());
        world.deploy(2);

        for (int i = 0; i < 30; i++) {
            world = world.restarted();
            world.obey();
            world.seconds(4);
            assertThat(Math.max(world.wanted(1), world.wanted(2))).isEqualTo(2);
        }
        world.play();

        assertThat(status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
        assertThat(world.wanted(1)).isZero();
        assertThat(world.wanted(2)).isEqualTo(2);
    }

    @Test
    void the_breaker_sends_a_green_back_that_does_not_come_up() {
        running(blueGreen(5)
                .deploymentCircuitBreaker(new DeploymentCircuitBreaker(true, true))
                .build());
        List<Task> blue = world.wanted();

        world.deploy(2);
        world.playWithBroken(2, 8);

        assertThat(world.wanted(1)).isEqualTo(2);
        assertRolledBackToBlueWithoutALoss(blue);
    }

    @Test
    void a_rollback_while_green_comes_up_leaves_nothing_of_it() {
        running(blueGreen(5).build());
        List<Task> blue = world.wanted();
        world.deploy(2);
        assertThat(state().stage()).isEqualTo(LifecycleStage.SCALE_UP);

        stop();

        assertRolledBackToBlueWithoutALoss(blue);
    }

    @Test
    void a_rollback_in_the_bake_time_loses_no_task_of_blue() {
        running(blueGreen(60).build());
        List<Task> blue = world.wanted();
        world.deploy(2);
        world.play();
        assertThat(state().stage()).isEqualTo(LifecycleStage.BAKE_TIME);

        stop();
        world = world.restarted();

        assertRolledBackToBlueWithoutALoss(blue);
    }

    @Test
    void blue_stays_whole_and_grows_with_its_service() {
        running(blueGreen(60).build());
        world.deploy(2);
        world.play();

        world.fail(world.wanted().getFirst(), "out of memory");
        world.change(draft -> draft.desiredCount(3));
        world.play();

        assertThat(world.wanted(1)).isEqualTo(3);
        assertThat(world.wanted(2)).isEqualTo(3);
        assertThat(state().stage()).isEqualTo(LifecycleStage.BAKE_TIME);
    }

    @Test
    void a_third_revision_reconciles_first_and_blue_stays_blue() {
        running(blueGreen(60).build());
        List<Task> blue = world.wanted();
        world.deploy(2);
        world.play();

        world.deploy(3);
        assertThat(world.wanted())
                .extracting(Task::key)
                .containsAll(blue.stream().map(Task::key).toList());
        world.play();
        assertThat(world.wanted(2)).isZero();
        assertThat(world.wanted(1)).isEqualTo(2);
        assertThat(world.wanted(3)).isEqualTo(2);
        world.advance(Duration.ofMinutes(60));
        world.play();

        assertThat(status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
        assertThat(world.wanted(3)).isEqualTo(2);
        assertThat(world.wanted()).hasSize(2);
    }

    @Test
    void a_first_deployment_has_nothing_to_go_back_to() {
        world.instance();
        world.create(blueGreen(0)
                .lifecycleHooks(List.of(pauseAt(LifecycleStage.POST_SCALE_UP)))
                .build());
        world.play();
        assertThat(world.wanted(1)).isEqualTo(2);

        answer("ROLLBACK");
        world.play();

        assertThat(status()).isEqualTo(ServiceDeploymentStatus.STOPPED);
        assertThat(world.primary().rolloutState()).isEqualTo(RolloutState.FAILED);
        assertThat(world.wanted(1)).isEqualTo(2);
    }
}
