package dev.gantry.ecs.domain.service;

import dev.gantry.value.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one lifecycle of BLUE_GREEN, LINEAR and CANARY deployments: which stage is over, and what the next one wants. */
public final class BlueGreenLifecycle {

    private BlueGreenLifecycle() {}

    /**
     * What the service's tasks tell.
     *
     * @param greenReady all desired tasks of green are healthy
     * @param othersGone nothing but blue has tasks that are wanted
     */
    public record Facts(boolean greenReady, boolean othersGone) {}

    /**
     * Where it stands now.
     *
     * @param failure why it has to go back; empty while it goes on
     */
    public record Outcome(BlueGreen state, Optional<String> failure) {}

    /** One that begins. */
    public static BlueGreen begin(
            TrafficPlan plan, Optional<DeploymentId> blue, boolean severalRevisions, Instant now, Ids ids) {
        LifecycleStage first = severalRevisions ? LifecycleStage.RECONCILE_SERVICE : LifecycleStage.PRE_SCALE_UP;
        BlueGreen nothing = new BlueGreen(blue, first, 0, now, Traffic.NONE, Optional.empty(), List.of());
        return enter(nothing, first, plan, now, ids);
    }

    /** As many stages on as the facts allow; the same state when they allow nothing. */
    public static Outcome next(BlueGreen before, TrafficPlan plan, Facts facts, Instant now, Ids ids) {
        BlueGreen state = before.withHooks(run -> run.seenAt(now));
        while (failure(state, facts, now).isEmpty() && isOver(state, plan, facts, now)) {
            state = after(state, plan, now, ids);
        }
        return new Outcome(state, failure(state, facts, now));
    }

    private static Optional<String> failure(BlueGreen state, Facts facts, Instant now) {
        if (!state.mayReturn()) {
            return Optional.empty();
        }
        Optional<String> refused = state.hooks().stream()
                .filter(HookRun::refuses)
                .map(run -> refusal(run, state.stage()))
                .findFirst();
        boolean late = waitsForOthers(state, facts) && !deadline(state).isAfter(now);
        return refused.or(
                () -> late ? Optional.of("The lifecycle stage " + state.stage() + " timed out.") : Optional.empty());
    }

    private static String refusal(HookRun run, LifecycleStage stage) {
        String end = run.status() == HookStatus.TIMED_OUT ? " timed out" : " failed";
        return "The lifecycle hook " + run.id() + " of the stage " + stage + end + ".";
    }

    private static Instant deadline(BlueGreen state) {
        return state.since().plus(HookRun.LONGEST);
    }

    /** Whether something else than a hook or the time has to happen; hooks have a limit of their own. */
    private static boolean waitsForOthers(BlueGreen state, Facts facts) {
        return switch (state.stage()) {
            case RECONCILE_SERVICE -> !state.isSettled() || !facts.othersGone();
            case SCALE_UP -> !facts.greenReady();
            case TEST_TRAFFIC_SHIFT, PRODUCTION_TRAFFIC_SHIFT -> !state.isSettled();
            case PRE_SCALE_UP,
                    POST_SCALE_UP,
                    POST_TEST_TRAFFIC_SHIFT,
                    PRE_PRODUCTION_TRAFFIC_SHIFT,
                    POST_PRODUCTION_TRAFFIC_SHIFT,
                    BAKE_TIME,
                    CLEAN_UP -> false;
        };
    }

    private static boolean isOver(BlueGreen state, TrafficPlan plan, Facts facts, Instant now) {
        boolean baked = baked(state, plan).filter(end -> end.isAfter(now)).isEmpty();
        return state.mayReturn()
                && !waitsForOthers(state, facts)
                && baked
                && state.hooks().stream().noneMatch(HookRun::isAwaiting);
    }

    /** When the stage has been watched long enough; empty when it is not watched, or not yet. */
    private static Optional<Instant> baked(BlueGreen state, TrafficPlan plan) {
        return switch (state.stage()) {
            case BAKE_TIME -> Optional.of(state.since().plus(plan.bake()));
            case PRODUCTION_TRAFFIC_SHIFT ->
                plan.isLast(state.step()) ? Optional.empty() : settledAt(state).map(at -> at.plus(plan.stepBake()));
            case RECONCILE_SERVICE,
                    PRE_SCALE_UP,
                    SCALE_UP,
                    POST_SCALE_UP,
                    TEST_TRAFFIC_SHIFT,
                    POST_TEST_TRAFFIC_SHIFT,
                    PRE_PRODUCTION_TRAFFIC_SHIFT,
                    POST_PRODUCTION_TRAFFIC_SHIFT,
                    CLEAN_UP -> Optional.empty();
        };
    }

    private static Optional<Instant> settledAt(BlueGreen state) {
        return state.isSettled() ? state.actual().map(BlueGreen.Shifted::at) : Optional.empty();
    }

    private static BlueGreen after(BlueGreen state, TrafficPlan plan, Instant now, Ids ids) {
        boolean repeats = state.stage() == LifecycleStage.PRODUCTION_TRAFFIC_SHIFT && !plan.isLast(state.step());
        LifecycleStage next = repeats
                ? LifecycleStage.PRE_PRODUCTION_TRAFFIC_SHIFT
                : state.stage().following();
        BlueGreen stepped = new BlueGreen(
                state.blue(),
                next,
                repeats ? state.step() + 1 : state.step(),
                now,
                state.wanted(),
                state.actual(),
                List.of());
        return enter(stepped, next, plan, now, ids);
    }

    /** The hooks of the production shift itself run once, at its first step. */
    private static BlueGreen enter(BlueGreen state, LifecycleStage stage, TrafficPlan plan, Instant now, Ids ids) {
        boolean again = stage == LifecycleStage.PRODUCTION_TRAFFIC_SHIFT && state.step() > 0;
        List<HookRun> runs = again
                ? List.of()
                : plan.hooksOf(stage).stream()
                        .map(hook -> HookRun.begun(hook, ids.uuid(), now))
                        .toList();
        return new BlueGreen(state.blue(), stage, state.step(), now, traffic(state, stage, plan), state.actual(), runs);
    }

    private static Traffic traffic(BlueGreen state, LifecycleStage stage, TrafficPlan plan) {
        return switch (stage) {
            case TEST_TRAFFIC_SHIFT -> state.wanted().testing();
            case PRODUCTION_TRAFFIC_SHIFT ->
                state.wanted().producing(plan.steps().get(state.step()));
            case RECONCILE_SERVICE,
                    PRE_SCALE_UP,
                    SCALE_UP,
                    POST_SCALE_UP,
                    POST_TEST_TRAFFIC_SHIFT,
                    PRE_PRODUCTION_TRAFFIC_SHIFT,
                    POST_PRODUCTION_TRAFFIC_SHIFT,
                    BAKE_TIME,
                    CLEAN_UP -> state.wanted();
        };
    }

    /** When time alone may end the stage. */
    public static Optional<Instant> lookAgain(BlueGreen state, TrafficPlan plan, Instant now) {
        if (!state.mayReturn()) {
            return Optional.empty();
        }
        Stream<Instant> hooks =
                state.hooks().stream().filter(HookRun::isAwaiting).map(HookRun::expiresAt);
        return Stream.of(hooks, baked(state, plan).stream(), Stream.of(deadline(state)))
                .flatMap(each -> each)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
    }
}
