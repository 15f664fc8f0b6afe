package dev.gantry.ecs;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.placement.fleet.Fleet;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Derived;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How the rows of container instances and tasks make the fleet that placements choose from. */
final class FleetRows {

    private FleetRows() {}

    /** The tables that the fleet is made of. */
    record Tables(Table<ContainerInstance> instances, Table<InstanceReservation> reservations, Table<Task> tasks) {}

    /** A task that counts, by where it is and whose it is. */
    private record Held(InstanceId instance, String group) {}

    static Derived<Fleet> of(Tables tables) {
        return Derived.of("ecs.fleet", view -> whole(view, tables))
                .inPlace(Fleet::editable, Fleet::fixed)
                .from(tables.instances(), FleetRows::instance)
                .from(tables.reservations(), FleetRows::reservation)
                .from(tables.tasks(), FleetRows::task);
    }

    private static Fleet whole(View view, Tables tables) {
        Fleet fleet = Fleet.EMPTY.editable();
        for (ContainerInstance row : view.all(tables.instances())) {
            fleet = fleet.withInstance(row.id(), Optional.of(row));
        }
        for (InstanceReservation row : view.all(tables.reservations())) {
            fleet = fleet.withReservation(row.id(), Optional.of(row));
        }
        Map<Held, Integer> counts = new HashMap<>();
        view.all(tables.tasks()).forEach(task -> held(task).ifPresent(held -> counts.merge(held, 1, Integer::sum)));
        for (Map.Entry<Held, Integer> count : counts.entrySet()) {
            fleet = fleet.withTasks(count.getKey().instance(), count.getKey().group(), count.getValue());
        }
        return fleet.fixed();
    }

    private static Fleet instance(Fleet fleet, Change<ContainerInstance> change) {
        return Stream.of(change.before(), change.after())
                .flatMap(Optional::stream)
                .findFirst()
                .map(row -> fleet.withInstance(row.id(), change.after()))
                .orElse(fleet);
    }

    private static Fleet reservation(Fleet fleet, Change<InstanceReservation> change) {
        return Stream.of(change.before(), change.after())
                .flatMap(Optional::stream)
                .findFirst()
                .map(row -> fleet.withReservation(row.id(), change.after()))
                .orElse(fleet);
    }

    private static Fleet task(Fleet fleet, Change<Task> change) {
        Optional<Held> before = change.before().flatMap(FleetRows::held);
        Optional<Held> after = change.after().flatMap(FleetRows::held);
        return before.equals(after) ? fleet : plus(plus(fleet, before, -1), after, 1);
    }

    private static Fleet plus(Fleet fleet, Optional<Held> held, int tasks) {
        return held.map(one -> fleet.withTasks(one.instance(), one.group(), tasks))
                .orElse(fleet);
    }

    /** PROVISIONING and PENDING tasks count from the moment when they have a place. */
    private static Optional<Held> held(Task task) {
        return task.isStopped()
                ? Optional.empty()
                : TaskLedger.hostOf(task)
                        .map(host -> new Held(host, task.launch().group()));
    }
}
