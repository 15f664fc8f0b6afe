package dev.gantry.agent.task;

import dev.gantry.agent.task.Dependencies.Verdict;
import dev.gantry.agent.task.TaskState.Shared;
import dev.gantry.agent.task.TaskState.Shared.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a task as it is now and says what is to be done next; asking again gives nothing new. */
final class NextSteps {

    private final Instant now;
    private final Rules rules;
    private final List<Action> actions = new ArrayList<>();
    private TaskState task;

    private NextSteps(TaskState task, Instant now, Rules rules) {
        this.task = task;
        this.now = now;
        this.rules = rules;
    }

    static Step of(TaskState task, Instant now, Rules rules) {
        NextSteps next = new NextSteps(task, now, rules);
        next.settle();
        return new Step(next.task, List.copyOf(next.actions));
    }

    private void settle() {
        TaskState before;
        do {
            before = task;
            noticeTheEnd();
            if (task.isWanted()) {
                prepare();
            }
            task.plan().containers().forEach(this::advance);
        } while (!task.equals(before));
        finish();
    }

    /** An essential container's end, or the last container's, is the task's. */
    private void noticeTheEnd() {
        for (ContainerPlan container : task.plan().containers()) {
            ContainerState state = task.container(container.name());
            if (container.essential() && state.isStopped()) {
                if (state.everRan()) {
                    task = task.with(task.times()
                            .executionStopped(state.run().finishedAt().orElse(now)));
                }
                task = task.isWanted() ? task.unwanted("") : task;
            }
        }
        boolean allStopped = task.containers().values().stream().allMatch(ContainerState::isStopped);
        if (allStopped && task.isWanted()) {
            task = task.unwanted("");
        }
    }

    private void prepare() {
        Shared shared = task.shared();
        if (!task.admitted() || shared.stage() != Stage.NONE || tooEarly(shared.notBefore())) {
            return;
        }
        if (task.plan().needsPreparation()) {
            actions.add(new Action.Prepare());
            task = task.with(shared.at(Stage.PREPARING));
        } else {
            task = task.with(shared.at(Stage.READY));
        }
    }

    private void advance(ContainerPlan container) {
        ContainerState state = task.container(container.name());
        if (state.isStopped()) {
            return;
        }
        if (!task.isWanted()) {
            windDown(container, state);
        } else if (task.admitted()
                && state.isIdle()
                && !tooEarly(state.attempts().notBefore())) {
            goOn(container, state);
        }
    }

    private void goOn(ContainerPlan container, ContainerState state) {
        switch (state.status()) {
            case NONE ->
                orFail(container, state, () -> begin(container, Work.PULLING, new Action.Pull(container.name())));
            case PULLED -> orFail(container, state, () -> create(container));
            case CREATED -> begin(container, Work.STARTING, new Action.Start(container.name()));
            case RUNNING -> restart(container, state);
            case STOPPED -> {}
        }
    }

    private void restart(ContainerPlan container, ContainerState state) {
        if (state.awaitsRestart()) {
            begin(container, Work.RESTARTING, new Action.Start(container.name()));
        }
    }

    /** A container whose dependency failed never starts; it shows exit code 143, as if it had been stopped. */
    private void orFail(ContainerPlan container, ContainerState state, Runnable step) {
        if (Dependencies.verdict(task, container, now) instanceof Verdict.Failed(String reason)) {
            task = task.with(container.name(), state.stopped(Optional.of(143), reason, now));
        } else {
            step.run();
        }
    }

    private void create(ContainerPlan container) {
        if (task.shared().stage() != Stage.READY) {
            return;
        }
        switch (Dependencies.verdict(task, container, now)) {
            case Verdict.Satisfied() -> begin(container, Work.CREATING, new Action.Create(container.name()));
            case Verdict.Waits(Optional<Instant> until) -> until.ifPresent(this::wake);
            case Verdict.Failed(String _) -> {}
        }
    }

    private void begin(ContainerPlan container, Work work, Action action) {
        task = task.with(container.name(), task.container(container.name()).working(work));
        actions.add(action);
    }

    /** What never ran is stopped at once; what the runtime is about to start is waited for; what runs is stopped. */
    private void windDown(ContainerPlan container, ContainerState state) {
        switch (state.work()) {
            case CREATING, STARTING, RESTARTING, STOPPING -> {}
            case PULLING -> task = task.with(container.name(), state.stopped(Optional.empty(), "", now));
            case NOTHING -> windDownIdle(container, state);
        }
    }

    private void windDownIdle(ContainerPlan container, ContainerState state) {
        if (state.status() != KnownStatus.RUNNING) {
            task = task.with(container.name(), state.stopped(Optional.empty(), "", now));
        } else if (state.awaitsRestart()) {
            Instant end = state.run().finishedAt().orElse(now);
            task = task.with(container.name(), state.stopped(state.run().exitCode(), "", end));
        } else if (Dependencies.allDependentsStopped(task, container.name())
                && !tooEarly(state.attempts().notBefore())) {
            Duration timeout = container.stopTimeout().orElse(rules.stopTimeout());
            begin(container, Work.STOPPING, new Action.Stop(container.name(), timeout));
        }
    }

    /** Stopped is said last: when every container is, and what they shared is given back. */
    private void finish() {
        if (!task.containers().values().stream().allMatch(ContainerState::isStopped)) {
            return;
        }
        Shared shared = task.shared();
        if (shared.stage() == Stage.READY && shared.sandbox().isNone() || shared.stage() == Stage.NONE) {
            task = task.with(shared.at(Stage.RELEASED));
        } else if (shared.stage() == Stage.READY && !tooEarly(shared.notBefore())) {
            task = task.with(shared.at(Stage.RELEASING));
            actions.add(new Action.Release());
        }
        if (task.shared().stage() == Stage.RELEASED) {
            task = task.with(task.times().stopped(now));
        }
    }

    private boolean tooEarly(Optional<Instant> notBefore) {
        boolean early = notBefore.isPresent() && now.isBefore(notBefore.get());
        if (early) {
            wake(notBefore.get());
        }
        return early;
    }

    private void wake(Instant at) {
        Action wake = new Action.Wake(at);
        if (!actions.contains(wake)) {
            actions.add(wake);
        }
    }
}
