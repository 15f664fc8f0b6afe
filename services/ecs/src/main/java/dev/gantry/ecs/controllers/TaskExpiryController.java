package dev.gantry.ecs.controllers;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Forgets stopped tasks once they have been describable for long enough: an hour, unless the server is told otherwise. */
public final class TaskExpiryController implements Controller {

    private final Duration retention;

    public TaskExpiryController(Duration retention) {
        this.retention = retention;
    }

    @Override
    public String name() {
        return "TaskExpiry";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return change.in(EcsTables.TASKS).flatMap(Change::after).filter(Task::isStopped).map(Task::key).stream();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return view.all(EcsTables.TASKS).stream().filter(Task::isStopped).map(Task::key);
    }

    @Override
    public Optional<Instant> turn(String key, Tx tx) {
        Optional<Task> stopped = tx.find(EcsTables.TASKS, key).filter(Task::isStopped);
        Optional<Instant> end =
                stopped.flatMap(task -> task.times().stoppedAt()).map(at -> at.plus(retention));
        if (end.isPresent() && !end.get().isAfter(tx.now())) {
            TaskLedger.forget(tx, stopped.orElseThrow());
            return Optional.empty();
        }
        return end;
    }
}
