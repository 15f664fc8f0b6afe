package dev.gantry.ecs;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.placement.Reservations;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskLifecycle;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.kernel.Tx;
import java.util.Optional;

/** Writes tasks, and with each of them what its instance has left: no other code writes either row. */
public final class TaskLedger {

    /** The cluster that hosts of an account's Fargate pool stand in; no user's cluster can have such a name. */
    public static final String FARGATE_POOL = ":fargate";

    private TaskLedger() {}

    /** Lets the signal happen to the task; a late or repeated one writes nothing. */
    public static Task signal(Tx tx, Task task, TaskSignal signal) {
        Task next = handedOver(tx, TaskLifecycle.next(task, signal));
        if (next != task) {
            write(tx, task, next);
        }
        return next;
    }

    /** A task that has not been there before. What it holds on its host has been taken already. */
    public static Task begin(Tx tx, Task task) {
        Task begun = handedOver(tx, task);
        tx.put(EcsTables.TASKS, begun);
        StateChanges.task(tx, begun);
        return begun;
    }

    /** A task with a place and all that it needs goes to its agent in the same batch. */
    private static Task handedOver(Tx tx, Task task) {
        boolean ready = task.lastStatus() == TaskStatus.PENDING && task.isWanted() && !task.handedOver();
        if (!ready) {
            return task;
        }
        boolean connected = hostOf(task)
                .flatMap(host -> tx.find(EcsTables.INSTANCES, host.key()))
                .filter(ContainerInstance::agentConnected)
                .isPresent();
        return connected ? task.handOverConnected(tx.now()) : task.handOver();
    }

    /** Forgets a task that has been STOPPED for long enough. */
    public static void forget(Tx tx, Task task) {
        tx.delete(EcsTables.TASKS, task.key());
    }

    private static void write(Tx tx, Task before, Task after) {
        tx.put(EcsTables.TASKS, after);
        if (after.version() != before.version()) {
            StateChanges.task(tx, after);
        }
        TaskOutcomes.note(tx, before, after);
        if (!before.place().isSomewhere()) {
            return;
        }
        hostOf(after)
                .flatMap(host -> tx.find(EcsTables.RESERVATIONS, host.key()))
                .ifPresent(left -> {
                    InstanceReservation now = account(left, before, after);
                    if (now != left) {
                        InstanceLedger.reserve(tx, now);
                    }
                });
    }

    private static InstanceReservation account(InstanceReservation left, Task before, Task after) {
        InstanceReservation now = holds(before) && !holds(after)
                ? Reservations.release(left, after.place().reserved())
                : left;
        int running = running(after) - running(before);
        int pending = pending(after) - pending(before);
        return running == 0 && pending == 0 ? now : now.counting(running, pending);
    }

    private static int running(Task task) {
        return task.lastStatus() == TaskStatus.RUNNING ? 1 : 0;
    }

    private static int pending(Task task) {
        return task.lastStatus().isBefore(TaskStatus.RUNNING) ? 1 : 0;
    }

    /** Until its containers are gone a task holds what was reserved for it. */
    public static boolean holds(Task task) {
        return task.place().isSomewhere() && task.lastStatus().isBefore(TaskStatus.DEPROVISIONING);
    }

    /** The container instance or Fargate host that the task is on. */
    public static Optional<InstanceId> hostOf(Task task) {
        return task.place()
                .containerInstance()
                .map(id -> new InstanceId(task.id().scope(), task.id().cluster(), id))
                .or(() -> task.place()
                        .fargateHost()
                        .map(id -> new InstanceId(task.id().scope(), FARGATE_POOL, id)));
    }
}
