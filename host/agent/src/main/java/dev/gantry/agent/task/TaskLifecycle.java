package dev.gantry.agent.task;

import dev.gantry.agent.runtime.Inspection;
import dev.gantry.agent.runtime.PortBinding;
import dev.gantry.agent.runtime.Started;
import dev.gantry.agent.task.TaskState.Shared.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what a signal makes of a task. No other code changes a task's state. */
public final class TaskLifecycle {

    private TaskLifecycle() {}

    public static Step next(TaskState task, Signal signal, Instant now, Rules rules) {
        if (task.isStopped()) {
            return new Step(task, List.of());
        }
        return NextSteps.of(heard(task, signal, now, rules), now, rules);
    }

    /** Whether the container ended before its start was answered: a quick one still runs before it stops. */
    public static boolean impliesStart(TaskState task, Signal.Exited exited) {
        ContainerState container = task.container(exited.container());
        boolean starting = container.work() == Work.STARTING || container.work() == Work.RESTARTING;
        return starting && !container.run().sawEnd(exited.at());
    }

    public static Signal impliedStart(Signal.Exited exited) {
        return new Signal.ContainerStarted(exited.container(), new Started(exited.at(), List.of()));
    }

    /** The task as a new process takes it up: nothing is on its way any more. */
    public static TaskState resumed(TaskState known) {
        TaskState task = known;
        for (Map.Entry<String, ContainerState> container : known.containers().entrySet()) {
            task = task.with(container.getKey(), container.getValue().working(Work.NOTHING));
        }
        return switch (task.shared().stage()) {
            case PREPARING -> task.with(task.shared().at(Stage.NONE));
            case RELEASING -> task.with(task.shared().at(Stage.READY));
            case NONE, READY, RELEASED -> task;
        };
    }

    private static TaskState heard(TaskState task, Signal signal, Instant now, Rules rules) {
        return switch (signal) {
            case Signal.Admitted() -> task.admittedNow();
            case Signal.StopWished() -> task.unwanted("");
            case Signal.Refused(String reason) -> task.unwanted(reason);
            case Signal.Tick() -> task;
            case Signal.Prepared prepared -> prepared(task, prepared);
            case Signal.PrepareFailed failed -> prepareFailed(task, failed, now);
            case Signal.Released() -> task.with(task.shared().at(Stage.RELEASED));
            case Signal.ReleaseFailed() -> releaseFailed(task, now);
            case Signal.Pulled pulled -> pulled(task, pulled);
            case Signal.PullFailed failed -> pullFailed(task, failed, now, rules);
            case Signal.Unreachable(String name) -> unreachable(task, name, now);
            case Signal.Created(String name, String id) -> created(task, name, id, now);
            case Signal.CreateFailed failed -> createFailed(task, failed, now);
            case Signal.ContainerStarted(String name, Started started) -> started(task, name, started);
            case Signal.StartFailed failed -> startFailed(task, failed, now);
            case Signal.Exited exited -> exited(task, exited);
            case Signal.HealthChanged changed -> healthChanged(task, changed);
            case Signal.StopFailed(String name) -> stopFailed(task, name, now);
            case Signal.Observed(String name, Optional<Inspection> seen) -> observed(task, name, seen, now);
        };
    }

    private static TaskState prepared(TaskState task, Signal.Prepared prepared) {
        return task.shared().stage() == Stage.PREPARING
                ? task.with(task.shared().ready(prepared.sandbox()))
                : task;
    }

    private static TaskState prepareFailed(TaskState task, Signal.PrepareFailed failed, Instant now) {
        if (task.shared().stage() != Stage.PREPARING) {
            return task;
        }
        if (failed.worthAnotherTry() && task.isWanted()) {
            Instant next = now.plus(Rules.backoff(task.shared().tries()));
            return task.with(task.shared().tryAgain(Stage.NONE, next));
        }
        return task.with(task.shared().at(Stage.READY)).unwanted(failed.reason());
    }

    private static TaskState releaseFailed(TaskState task, Instant now) {
        return task.with(task.shared()
                .tryAgain(Stage.READY, now.plus(Rules.backoff(task.shared().tries()))));
    }

    private static TaskState pulled(TaskState task, Signal.Pulled pulled) {
        ContainerState container = task.container(pulled.container());
        if (container.work() != Work.PULLING) {
            return task;
        }
        TaskState known = pulled.contacted() ? task.with(task.times().pulled(pulled.from(), pulled.to())) : task;
        return known.with(pulled.container(), container.pulled(pulled.image()));
    }

    private static TaskState pullFailed(TaskState task, Signal.PullFailed failed, Instant now, Rules rules) {
        ContainerState container = task.container(failed.container());
        if (container.work() != Work.PULLING) {
            return task;
        }
        if (failed.worthAnotherTry() && container.attempts().tries() + 1 < rules.pullTries()) {
            return again(task, failed.container(), now);
        }
        TaskState known = task.with(task.times().pulled(failed.from(), failed.to()));
        return known.with(failed.container(), container.stopped(Optional.empty(), failed.reason(), now));
    }

    private static TaskState created(TaskState task, String name, String id, Instant now) {
        ContainerState container = task.container(name);
        boolean late = !container.status().isBefore(KnownStatus.CREATED) || container.isStopped();
        return late ? task : task.with(name, container.created(id, now));
    }

    private static TaskState createFailed(TaskState task, Signal.CreateFailed failed, Instant now) {
        ContainerState container = task.container(failed.container());
        if (container.work() != Work.CREATING) {
            return task;
        }
        return failed.worthAnotherTry()
                ? again(task, failed.container(), now)
                : task.with(failed.container(), container.stopped(Optional.empty(), failed.reason(), now));
    }

    private static TaskState started(TaskState task, String name, Started started) {
        ContainerState container = task.container(name);
        boolean awaited = container.work() == Work.STARTING || container.work() == Work.RESTARTING;
        boolean found = container.status() == KnownStatus.CREATED && container.isIdle();
        if (!awaited && !found) {
            return task;
        }
        return task.with(name, container.started(withBindings(task, name, started)));
    }

    /** On the machine's own network nothing is bound: the container's ports are the machine's. */
    private static Started withBindings(TaskState task, String name, Started started) {
        if (!task.plan().networkMode().equals("host")) {
            return started;
        }
        List<PortBinding> own = task.plan().container(name).ports().stream()
                .map(port -> PortBinding.of("0.0.0.0", port.containerPort(), port.containerPort(), port.protocol()))
                .toList();
        return new Started(started.at(), own);
    }

    private static TaskState startFailed(TaskState task, Signal.StartFailed failed, Instant now) {
        ContainerState container = task.container(failed.container());
        if (container.work() != Work.STARTING && container.work() != Work.RESTARTING) {
            return task;
        }
        return failed.worthAnotherTry()
                ? again(task, failed.container(), now)
                : task.with(
                        failed.container(), container.stopped(container.run().exitCode(), failed.reason(), now));
    }

    private static TaskState exited(TaskState task, Signal.Exited exited) {
        ContainerState container = task.container(exited.container());
        if (container.status() != KnownStatus.RUNNING || container.run().isStale(exited.at())) {
            return task;
        }
        Optional<Integer> code = Optional.of(exited.exitCode());
        if (restarts(task, container, exited)) {
            return task.with(exited.container(), container.restarting(code, exited.at()));
        }
        String reason = exited.outOfMemory() ? "OutOfMemoryError: Container killed due to memory usage" : "";
        return task.with(exited.container(), container.stopped(code, reason, exited.at()));
    }

    /** Restarted if it ran for the period and its exit code is not ignored. Source: ECS container restart policies. */
    private static boolean restarts(TaskState task, ContainerState container, Signal.Exited exited) {
        if (!task.isWanted() || container.work() == Work.STOPPING) {
            return false;
        }
        Instant start = container.run().startedAt().orElse(exited.at());
        return task.plan()
                .container(exited.container())
                .restartPolicy()
                .filter(policy -> !policy.ignoredExitCodes().contains(exited.exitCode()))
                .filter(policy -> !exited.at().isBefore(start.plus(policy.period())))
                .isPresent();
    }

    private static TaskState healthChanged(TaskState task, Signal.HealthChanged changed) {
        ContainerState container = task.container(changed.container());
        if (container.status() != KnownStatus.RUNNING) {
            return task;
        }
        Health.Status status = changed.healthy() ? Health.Status.HEALTHY : Health.Status.UNHEALTHY;
        return container.health().status() == status
                ? task
                : task.with(changed.container(), container.checked(new Health(status, Optional.of(changed.at()))));
    }

    private static TaskState stopFailed(TaskState task, String name, Instant now) {
        return task.container(name).work() == Work.STOPPING ? again(task, name, now) : task;
    }

    private static TaskState unreachable(TaskState task, String name, Instant now) {
        return task.container(name).isIdle() || task.container(name).isStopped() ? task : again(task, name, now);
    }

    private static TaskState again(TaskState task, String name, Instant now) {
        ContainerState container = task.container(name);
        return task.with(
                name,
                container.tryAgain(now.plus(Rules.backoff(container.attempts().tries()))));
    }

    /** The runtime's own word on a container, after a time in which events may have been missed. */
    private static TaskState observed(TaskState task, String name, Optional<Inspection> seen, Instant now) {
        ContainerState container = task.container(name);
        boolean busy = !container.isIdle() && container.work() != Work.STOPPING;
        if (busy || container.isStopped()) {
            return task;
        }
        return seen.isPresent() ? found(task, name, seen.get(), now) : vanished(task, name, now);
    }

    private static TaskState vanished(TaskState task, String name, Instant now) {
        ContainerState container = task.container(name);
        if (container.status().isBefore(KnownStatus.CREATED)) {
            return task;
        }
        String reason = "ContainerVanishedError: the runtime no longer knows the container";
        return task.with(name, container.stopped(Optional.empty(), reason, now));
    }

    private static TaskState found(TaskState task, String name, Inspection seen, Instant now) {
        TaskState known = created(task, name, seen.id(), now);
        return switch (seen.status()) {
            case CREATED -> known;
            case RUNNING -> seenHealth(seenRunning(known, name, seen, now), name, seen, now);
            case EXITED -> seenExited(known, name, seen, now);
        };
    }

    private static TaskState seenRunning(TaskState task, String name, Inspection seen, Instant now) {
        return started(task, name, new Started(seen.startedAt().orElse(now), seen.bindings()));
    }

    private static TaskState seenHealth(TaskState task, String name, Inspection seen, Instant now) {
        return switch (seen.health()) {
            case "healthy" -> healthChanged(task, new Signal.HealthChanged(name, true, now));
            case "unhealthy" -> healthChanged(task, new Signal.HealthChanged(name, false, now));
            default -> task;
        };
    }

    private static TaskState seenExited(TaskState task, String name, Inspection seen, Instant now) {
        if (seen.startedAt().isEmpty()) {
            return task;
        }
        TaskState ran = seenRunning(task, name, seen, now);
        Instant at = seen.finishedAt().orElse(now);
        return exited(ran, new Signal.Exited(name, seen.exitCode(), seen.outOfMemory(), at));
    }
}
