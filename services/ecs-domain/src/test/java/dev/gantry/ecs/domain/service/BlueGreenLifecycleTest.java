package dev.gantry.ecs.domain.service;

import static dev.gantry.ecs.domain.service.LifecycleStage.BAKE_TIME;
import static dev.gantry.ecs.domain.service.LifecycleStage.CLEAN_UP;
import static dev.gantry.ecs.domain.service.LifecycleStage.POST_PRODUCTION_TRAFFIC_SHIFT;
import static dev.gantry.ecs.domain.service.LifecycleStage.POST_SCALE_UP;
import static dev.gantry.ecs.domain.service.LifecycleStage.POST_TEST_TRAFFIC_SHIFT;
import static dev.gantry.ecs.domain.service.LifecycleStage.PRE_PRODUCTION_TRAFFIC_SHIFT;
import static dev.gantry.ecs.domain.service.LifecycleStage.PRE_SCALE_UP;
import static dev.gantry.ecs.domain.service.LifecycleStage.PRODUCTION_TRAFFIC_SHIFT;
import static dev.gantry.ecs.domain.service.LifecycleStage.RECONCILE_SERVICE;
import static dev.gantry.ecs.domain.service.LifecycleStage.SCALE_UP;
import static dev.gantry.ecs.domain.service.LifecycleStage.TEST_TRAFFIC_SHIFT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.service.BlueGreenLifecycle.Facts;
import dev.gantry.ecs.domain.service.BlueGreenLifecycle.Outcome;
import dev.gantry.shapes.ecs.CanaryConfiguration;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.DeploymentLifecycleHook;
import dev.gantry.shapes.ecs.DeploymentLifecycleHookTimeoutConfiguration;
import dev.gantry.shapes.ecs.LinearConfiguration;
import dev.gantry.value.Ids;
import dev.gantry.value.Scope;
import dev.gantry.value.SeededIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BlueGreenLifecycleTest {

    private static final ServiceId WEB = new ServiceId(new Scope("123456789012", "us-east-1"), "prod", "web");
    private static final Optional<DeploymentId> BLUE = Optional.of(new DeploymentId(WEB, "1111111111111111111"));
    private static final Facts READY = new Facts(true, true);
    private static final Facts SCALING = new Facts(false, true);

    private final Ids ids = new SeededIds(1);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private static DeploymentConfiguration.Builder blueGreen(int bakeMinutes) {
        return DeploymentConfiguration.builder().strategy("BLUE_GREEN").bakeTimeInMinutes(bakeMinutes);
    }

    private static TrafficPlan plan(DeploymentConfiguration.Builder configuration) {
        return TrafficPlan.of(configuration.build());
    }

    private static TrafficPlan linear() {
        return plan(DeploymentConfiguration.builder()
                .strategy("LINEAR")
                .linearConfiguration(new LinearConfiguration(40.0, 6))
                .bakeTimeInMinutes(5));
    }

    private static TrafficPlan canary() {
        return plan(DeploymentConfiguration.builder()
                .strategy("CANARY")
                .canaryConfiguration(new CanaryConfiguration(5.0, 10))
                .bakeTimeInMinutes(0));
    }

    private static TrafficPlan paused(LifecycleStage stage, @Nullable Integer minutes, @Nullable String action) {
        DeploymentLifecycleHookTimeoutConfiguration timeout =
                minutes == null ? null : new DeploymentLifecycleHookTimeoutConfiguration(minutes, action);
        return plan(blueGreen(0)
                .lifecycleHooks(List.of(DeploymentLifecycleHook.builder()
                        .targetType("PAUSE")
                        .lifecycleStages(List.of(stage.name()))
                        .timeoutConfiguration(timeout)
                        .build())));
    }

    private BlueGreen begin(TrafficPlan plan) {
        return BlueGreenLifecycle.begin(plan, BLUE, false, now, ids);
    }

    private Outcome next(BlueGreen state, TrafficPlan plan, Facts facts) {
        return BlueGreenLifecycle.next(state, plan, facts, now, ids);
    }

    private BlueGreen shifted(BlueGreen state) {
        return state.shifted(new BlueGreen.Shifted(state.wanted(), now, Optional.empty()));
    }

    /** Traffic that is wanted is there at once; stops at the first stage that waits for something else. */
    private BlueGreen play(BlueGreen before, TrafficPlan plan) {
        BlueGreen state = before.isSettled() ? before : shifted(before);
        BlueGreen after = next(state, plan, READY).state();
        return after.equals(state) ? state : play(after, plan);
    }

    private void minutes(int count) {
        now = now.plus(Duration.ofMinutes(count));
    }

    @Test
    void scales_up_shifts_test_traffic_then_production_bakes_and_cleans_up() {
        TrafficPlan plan = plan(blueGreen(5));
        BlueGreen state = begin(plan);
        assertThat(state.stage()).isEqualTo(PRE_SCALE_UP);

        state = next(state, plan, SCALING).state();
        assertThat(state.stage()).isEqualTo(SCALE_UP);
        assertThat(state.wanted()).isEqualTo(Traffic.NONE);

        state = next(state, plan, READY).state();
        assertThat(state.stage()).isEqualTo(TEST_TRAFFIC_SHIFT);
        assertThat(state.wanted()).isEqualTo(new Traffic(100, 0));
        assertThat(next(state, plan, READY).state()).isEqualTo(state);

        state = next(shifted(state), plan, READY).state();
        assertThat(state.stage()).isEqualTo(PRODUCTION_TRAFFIC_SHIFT);
        assertThat(state.wanted()).isEqualTo(new Traffic(100, 100));
        assertThat(next(state, plan, READY).state()).isEqualTo(state);

        state = next(shifted(state), plan, READY).state();
        assertThat(state.stage()).isEqualTo(BAKE_TIME);
        assertThat(BlueGreenLifecycle.lookAgain(state, plan, now)).contains(now.plus(Duration.ofMinutes(5)));

        minutes(4);
        assertThat(next(state, plan, READY).state().stage()).isEqualTo(BAKE_TIME);
        minutes(1);
        assertThat(next(state, plan, READY).state().stage()).isEqualTo(CLEAN_UP);
    }

    @Test
    void several_revisions_are_reconciled_first() {
        TrafficPlan plan = plan(blueGreen(0));
        BlueGreen state = BlueGreenLifecycle.begin(plan, BLUE, true, now, ids);

        assertThat(state.stage()).isEqualTo(RECONCILE_SERVICE);
        assertThat(next(state, plan, READY).state().stage()).isEqualTo(RECONCILE_SERVICE);
        BlueGreen settled = shifted(state);
        assertThat(next(settled, plan, new Facts(false, false)).state().stage()).isEqualTo(RECONCILE_SERVICE);
        assertThat(next(settled, plan, SCALING).state().stage()).isEqualTo(SCALE_UP);
    }

    @Test
    void linear_bakes_after_each_step_but_not_after_the_last() {
        TrafficPlan plan = linear();
        List<Double> production = new ArrayList<>();

        BlueGreen state = play(begin(plan), plan);
        production.add(state.wanted().production());
        minutes(5);
        assertThat(next(state, plan, READY).state()).isEqualTo(state);
        assertThat(BlueGreenLifecycle.lookAgain(state, plan, now)).contains(now.plus(Duration.ofMinutes(1)));
        minutes(1);
        state = play(state, plan);
        production.add(state.wanted().production());
        minutes(6);
        state = play(state, plan);
        production.add(state.wanted().production());

        assertThat(production).containsExactly(40.0, 80.0, 100.0);
        assertThat(state.stage()).isEqualTo(BAKE_TIME);
        minutes(5);
        assertThat(play(state, plan).stage()).isEqualTo(CLEAN_UP);
    }

    @Test
    void a_step_bakes_from_when_its_traffic_is_there() {
        TrafficPlan plan = canary();
        BlueGreen asked = play(begin(plan), plan);
        BlueGreen late = new BlueGreen(
                asked.blue(), asked.stage(), 0, asked.since(), asked.wanted(), Optional.empty(), List.of());
        minutes(30);
        assertThat(next(late, plan, READY).state()).isEqualTo(late);

        BlueGreen arrived = shifted(late);
        minutes(9);
        assertThat(next(arrived, plan, READY).state()).isEqualTo(arrived);
        minutes(1);

        assertThat(next(arrived, plan, READY).state().wanted().production()).isEqualTo(100);
    }

    @Test
    void canary_goes_first_then_everybody() {
        TrafficPlan plan = canary();

        BlueGreen state = play(begin(plan), plan);
        assertThat(state.wanted().production()).isEqualTo(5);
        minutes(10);

        assertThat(play(state, plan).stage()).isEqualTo(CLEAN_UP);
        assertThat(play(state, plan).wanted().production()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"SCALE_UP", "BAKE_TIME", "CLEAN_UP", "RECONCILE_SERVICE"},
            mode = Mode.EXCLUDE)
    void a_pause_holds_its_stage_until_its_user_answers(LifecycleStage stage) {
        TrafficPlan plan = paused(stage, null, null);

        BlueGreen held = play(begin(plan), plan);

        assertThat(held.stage()).isEqualTo(stage);
        HookRun hook = held.hooks().getFirst();
        assertThat(hook.status()).isEqualTo(HookStatus.AWAITING_ACTION);
        assertThat(hook.expiresAt()).isEqualTo(now.plus(Duration.ofHours(24)));
        assertThat(play(held.answered(hook.id(), true), plan).stage()).isEqualTo(CLEAN_UP);
        Outcome refused = next(held.answered(hook.id(), false), plan, READY);
        assertThat(refused.state().stage()).isEqualTo(stage);
        assertThat(refused.failure())
                .contains("The lifecycle hook " + hook.id() + " of the stage " + stage + " failed.");
    }

    @Test
    void a_reconciliation_can_be_held_too() {
        TrafficPlan plan = paused(RECONCILE_SERVICE, null, null);

        BlueGreen held = play(BlueGreenLifecycle.begin(plan, BLUE, true, now, ids), plan);

        assertThat(held.stage()).isEqualTo(RECONCILE_SERVICE);
        assertThat(held.hooks()).hasSize(1);
    }

    @Test
    void a_pause_that_nobody_answers_goes_back_after_a_day() {
        TrafficPlan plan = paused(POST_SCALE_UP, null, null);
        BlueGreen held = play(begin(plan), plan);

        minutes(24 * 60 - 1);
        assertThat(next(held, plan, READY).failure()).isEmpty();
        assertThat(BlueGreenLifecycle.lookAgain(held, plan, now)).contains(now.plus(Duration.ofMinutes(1)));
        minutes(1);

        Outcome outcome = next(held, plan, READY);
        assertThat(outcome.failure())
                .hasValueSatisfying(reason -> assertThat(reason).endsWith("of the stage POST_SCALE_UP timed out."));
        assertThat(outcome.state().hooks()).extracting(HookRun::status).containsExactly(HookStatus.TIMED_OUT);
    }

    @Test
    void a_time_out_may_mean_to_go_on_or_to_go_back() {
        TrafficPlan on = paused(POST_TEST_TRAFFIC_SHIFT, 30, "CONTINUE");
        TrafficPlan back = paused(POST_TEST_TRAFFIC_SHIFT, 30, "ROLLBACK");
        BlueGreen first = play(begin(on), on);
        BlueGreen second = play(begin(back), back);

        minutes(30);

        assertThat(play(first, on).stage()).isEqualTo(CLEAN_UP);
        assertThat(next(second, back, READY).failure()).isPresent();
    }

    @Test
    void a_pause_may_be_longer_than_a_day() {
        TrafficPlan plan = paused(POST_PRODUCTION_TRAFFIC_SHIFT, 20160, null);
        BlueGreen held = play(begin(plan), plan);

        minutes(20159);

        assertThat(next(held, plan, READY).failure()).isEmpty();
    }

    @Test
    void both_hooks_of_a_stage_must_agree_and_an_answer_counts_once() {
        DeploymentLifecycleHook hook = DeploymentLifecycleHook.builder()
                .targetType("PAUSE")
                .lifecycleStages(List.of("PRE_SCALE_UP"))
                .build();
        TrafficPlan plan = plan(blueGreen(0).lifecycleHooks(List.of(hook, hook)));
        BlueGreen held = begin(plan);
        String one = held.hooks().getFirst().id();
        String other = held.hooks().getLast().id();

        BlueGreen half = held.answered(one, true);

        assertThat(next(half, plan, READY).state().stage()).isEqualTo(PRE_SCALE_UP);
        assertThat(half.answered(one, false)).isEqualTo(half);
        assertThat(next(half.answered(other, true), plan, SCALING).state().stage())
                .isEqualTo(SCALE_UP);
    }

    @Test
    void the_hook_before_production_runs_at_each_step_and_that_of_production_once() {
        TrafficPlan steps = linear();
        DeploymentLifecycleHook hook = DeploymentLifecycleHook.builder()
                .targetType("PAUSE")
                .lifecycleStages(List.of("PRE_PRODUCTION_TRAFFIC_SHIFT", "PRODUCTION_TRAFFIC_SHIFT"))
                .build();
        TrafficPlan plan = new TrafficPlan(steps.steps(), Duration.ZERO, Duration.ZERO, List.of(hook));
        List<LifecycleStage> held = new ArrayList<>();

        BlueGreen state = play(begin(plan), plan);
        while (state.stage() != CLEAN_UP) {
            held.add(state.stage());
            state = play(state.answered(state.hooks().getFirst().id(), true), plan);
        }

        assertThat(held)
                .containsExactly(
                        PRE_PRODUCTION_TRAFFIC_SHIFT,
                        PRODUCTION_TRAFFIC_SHIFT,
                        PRE_PRODUCTION_TRAFFIC_SHIFT,
                        PRE_PRODUCTION_TRAFFIC_SHIFT);
    }

    @Test
    void what_does_not_come_about_within_a_day_goes_back() {
        TrafficPlan plan = plan(blueGreen(5));
        BlueGreen scaling = next(begin(plan), plan, SCALING).state();
        BlueGreen shifting = next(scaling, plan, READY).state();

        minutes(24 * 60);

        assertThat(next(scaling, plan, SCALING).failure()).contains("The lifecycle stage SCALE_UP timed out.");
        assertThat(next(shifting, plan, READY).failure()).contains("The lifecycle stage TEST_TRAFFIC_SHIFT timed out.");
        assertThat(next(scaling, plan, READY).failure()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(LifecycleStage.class)
    void traffic_may_return_at_every_stage_but_the_last(LifecycleStage stage) {
        BlueGreen state = new BlueGreen(BLUE, stage, 0, now, new Traffic(100, 40), Optional.empty(), List.of());

        assertThat(state.mayReturn()).isEqualTo(stage != CLEAN_UP);
        assertThat(state.back().wanted()).isEqualTo(Traffic.NONE);
        assertThat(shifted(state).isSettled()).isTrue();
        assertThat(shifted(state).back().isSettled()).isFalse();
        assertThat(Objects.requireNonNull(stage.shown())).isNotEqualTo("PRE_PRODUCTION_TRAFFIC_SHIFT");
    }
}
