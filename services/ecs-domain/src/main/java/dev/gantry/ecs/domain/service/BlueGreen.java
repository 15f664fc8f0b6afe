package dev.gantry.ecs.domain.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How far a BLUE_GREEN, LINEAR or CANARY deployment has come. Green is the deployment that it brings up.
 *
 * @param blue the deployment that ran when it began; empty when nothing did
 * @param step of the production traffic, counted from 0
 * @param since when this stage, or this step of it, began
 * @param wanted the traffic that green shall have
 * @param actual the traffic that green has; written by who shifts it, empty until the first report
 * @param hooks those that this stage waits for, or waited
 */
public record BlueGreen(
        Optional<DeploymentId> blue,
        LifecycleStage stage,
        int step,
        Instant since,
        Traffic wanted,
        Optional<Shifted> actual,
        List<HookRun> hooks) {

    public BlueGreen {
        hooks = List.copyOf(hooks);
    }

    /**
     * A report of who shifts traffic.
     *
     * @param at when it was made
     * @param note why nothing was shifted
     */
    public record Shifted(Traffic traffic, Instant at, Optional<String> note) {}

    /** Whether green has the traffic that it shall have. */
    public boolean isSettled() {
        return actual.map(Shifted::traffic).filter(wanted::equals).isPresent();
    }

    /** Whether traffic may still return to blue. */
    public boolean mayReturn() {
        return stage.compareTo(LifecycleStage.CLEAN_UP) < 0;
    }

    /** Who shifts traffic reports. */
    public BlueGreen shifted(Shifted report) {
        return new BlueGreen(blue, stage, step, since, wanted, Optional.of(report), hooks);
    }

    /** All traffic returns to blue, at once and whatever the stage. */
    public BlueGreen back() {
        return wanting(Traffic.NONE);
    }

    /** Its user answers a hook of this stage. */
    public BlueGreen answered(String hook, boolean goesOn) {
        return withHooks(run -> run.id().equals(hook) ? run.answered(goesOn) : run);
    }

    public Optional<HookRun> hook(String id) {
        return hooks.stream().filter(run -> run.id().equals(id)).findFirst();
    }

    BlueGreen withHooks(UnaryOperator<HookRun> change) {
        List<HookRun> changed = hooks.stream().map(change).toList();
        return new BlueGreen(blue, stage, step, since, wanted, actual, changed);
    }

    BlueGreen wanting(Traffic traffic) {
        return new BlueGreen(blue, stage, step, since, traffic, actual, hooks);
    }
}
