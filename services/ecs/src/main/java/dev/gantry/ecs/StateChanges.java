package dev.gantry.ecs;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceStateChangeEvent;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStateChangeEvent;
import dev.gantry.kernel.Outbox;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;

/** Tells the outbox what became of tasks and container instances. While nobody reads it, nothing is written. */
final class StateChanges {

    private StateChanges() {}

    static void task(Tx tx, Task task) {
        if (isRead(tx)) {
            tx.emit(TaskStateChangeEvent.of(task, tx.ids().uuid(), tx.now()));
        }
    }

    /** Hosts of the Fargate pool are nobody's business. */
    static void instance(Tx tx, ContainerInstance instance, InstanceReservation left) {
        if (!instance.pool() && isRead(tx)) {
            tx.emit(ContainerInstanceStateChangeEvent.of(
                    instance, left, tx.ids().uuid(), tx.now()));
        }
    }

    static boolean isRead(View view) {
        return !view.all(Outbox.READERS).isEmpty();
    }
}
