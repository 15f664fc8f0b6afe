package dev.gantry.ecs.network;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskAttachment;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.View;
import dev.gantry.kernel.Worker;
import dev.gantry.value.ServiceException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gives every awsvpc task in PROVISIONING its network interface, and takes it back in DEPROVISIONING. */
public final class TaskNetworking implements Worker {

    private final Supplier<Engine> engine;
    private final TaskNetworkInterfaces interfaces;

    public TaskNetworking(Supplier<Engine> engine, TaskNetworkInterfaces interfaces) {
        this.engine = engine;
        this.interfaces = interfaces;
    }

    @Override
    public String name() {
        return "TaskNetworking";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return change
                .in(EcsTables.TASKS)
                .flatMap(Change::after)
                .filter(TaskNetworking::hasWork)
                .map(Task::key)
                .stream();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return view.all(EcsTables.TASKS).stream()
                .filter(task -> hasWork(task) || mayHaveLeftAnInterface(task))
                .map(Task::key);
    }

    /** A server was killed after it made the interface, and the task was stopped before the next server noted it. */
    private static boolean mayHaveLeftAnInterface(Task task) {
        return task.isStopped()
                && task.launch().networkInterface()
                && task.networkInterface().isEmpty();
    }

    private static boolean hasWork(Task task) {
        return waitsForInterface(task) || task.lastStatus() == TaskStatus.DEPROVISIONING;
    }

    private static boolean waitsForInterface(Task task) {
        return task.lastStatus() == TaskStatus.PROVISIONING
                && task.isWanted()
                && task.launch().networkInterface()
                && task.place().isSomewhere()
                && task.networkInterface().isEmpty();
    }

    @Override
    public Optional<Instant> work(String key, View view) {
        Task task = engine.get().view().find(EcsTables.TASKS, key).orElse(null);
        if (task != null && waitsForInterface(task)) {
            provide(task);
        } else if (task != null && task.lastStatus() == TaskStatus.DEPROVISIONING) {
            takeBack(task);
        } else if (task != null && mayHaveLeftAnInterface(task)) {
            interfaces.deleteUnnoted(task);
        }
        return Optional.empty();
    }

    private void provide(Task task) {
        TaskAttachment created;
        try {
            created = interfaces.create(task);
        } catch (ServiceException refused) {
            StopCause cause = StopCause.failedToStart("ResourceInitializationError: " + refused.text());
            signal(task, now -> new TaskSignal.ProvisioningFailed(cause, now));
            return;
        }
        Task after = signal(task, now -> new TaskSignal.NetworkReady(created, now));
        if (after.networkInterface().isEmpty()) {
            interfaces.delete(task, created); // it was stopped meanwhile
        }
    }

    private void takeBack(Task task) {
        task.networkInterface().ifPresent(attachment -> interfaces.delete(task, attachment));
        signal(task, TaskSignal.Deprovisioned::new);
    }

    private Task signal(Task seen, java.util.function.Function<Instant, TaskSignal> signal) {
        return engine.get()
                .submit(tx -> tx.find(EcsTables.TASKS, seen.key())
                        .map(task -> TaskLedger.signal(tx, task, signal.apply(tx.now())))
                        .orElse(seen));
    }
}
