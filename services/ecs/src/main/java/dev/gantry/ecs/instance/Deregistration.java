package dev.gantry.ecs.instance;

import dev.gantry.ecs.Departure;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.InstanceLedger;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceLifecycle;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.kernel.Tx;
import java.util.List;

/** Takes a container instance out of its cluster. What still runs there counts as STOPPED: nobody hears of it again. */
public final class Deregistration {

    private Deregistration() {}

    /** The tasks that are not STOPPED on the instance. */
    public static List<Task> tasks(Tx tx, ContainerInstance instance) {
        String host = EcsTables.hostKey(instance.id().scope(), instance.id().id());
        return tx.by(EcsTables.TASKS_BY_HOST, host).stream().toList();
    }

    /** The instance, INACTIVE from now on and forgotten after a while. */
    public static ContainerInstance of(Tx tx, ContainerInstance instance, StopCause cause) {
        tasks(tx, instance).forEach(task -> TaskLedger.signal(tx, task, new TaskSignal.InstanceLost(cause, tx.now())));
        ContainerInstance gone =
                ContainerInstanceLifecycle.next(instance, new InstanceSignal.DeregistrationRequested(false));
        InstanceLedger.change(tx, gone);
        tx.put(EcsTables.DEPARTURES, new Departure(gone.id(), tx.now()));
        return gone;
    }

    /** Forgets the instance and all rows that belong to it. */
    public static void forget(Tx tx, Departure departure) {
        tx.delete(EcsTables.INSTANCES, departure.key());
        tx.delete(EcsTables.RESERVATIONS, departure.key());
        tx.delete(EcsTables.SEQUENCES, departure.key());
        tx.delete(EcsTables.DEPARTURES, departure.key());
    }
}
