package dev.gantry.world.safety;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.View;
import dev.gantry.value.Row;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One batch that has become durable: what was, what is, and what changed from one to the other. */
public record Commit(View before, View after, List<Change<?>> changes, Instant at) {

    <R extends Row> Stream<Change<R>> changes(Table<R> table) {
        return changes.stream().flatMap(change -> change.in(table).stream());
    }

    Stream<Task> tasks() {
        return after.all(EcsTables.TASKS).stream();
    }
}
