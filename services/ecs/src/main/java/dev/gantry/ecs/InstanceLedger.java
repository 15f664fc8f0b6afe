package dev.gantry.ecs;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.kernel.Tx;

/** Writes what ECS tells the world of a container instance: that it came, goes or changed, and what tasks take of it. */
public final class InstanceLedger {

    private InstanceLedger() {}

    /** An instance that has just been registered, for the first time or again. */
    public static void register(Tx tx, ContainerInstance instance, InstanceReservation left) {
        tx.put(EcsTables.INSTANCES, instance);
        tx.put(EcsTables.RESERVATIONS, left);
        StateChanges.instance(tx, instance, left);
    }

    /** Its status, its agent's connection or version is another. */
    public static void change(Tx tx, ContainerInstance instance) {
        tx.put(EcsTables.INSTANCES, instance);
        if (StateChanges.isRead(tx)) {
            InstanceReservation left = tx.find(EcsTables.RESERVATIONS, instance.key())
                    .orElseGet(() -> InstanceReservation.none(instance.id(), instance.resources()));
            StateChanges.instance(tx, instance, left);
        }
    }

    /** A task came to it, moved on or left. */
    public static void reserve(Tx tx, InstanceReservation left) {
        tx.put(EcsTables.RESERVATIONS, left);
        if (StateChanges.isRead(tx)) {
            tx.find(EcsTables.INSTANCES, left.key()).ifPresent(instance -> StateChanges.instance(tx, instance, left));
        }
    }
}
