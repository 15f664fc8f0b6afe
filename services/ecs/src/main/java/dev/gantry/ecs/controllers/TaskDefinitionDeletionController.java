package dev.gantry.ecs.controllers;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionStatus;
import dev.gantry.ecs.service.ServiceCapacity;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets revisions in DELETE_IN_PROGRESS go as soon as no task runs them and no service starts any more of them. */
public final class TaskDefinitionDeletionController implements Controller {

    /** A look now and then is cheaper than a turn for every task that ends anywhere. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "TaskDefinitionDeletion";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return change
                .in(EcsTables.TASK_DEFINITIONS)
                .flatMap(Change::after)
                .filter(TaskDefinitionDeletionController::isGoing)
                .map(TaskDefinitionRevision::key)
                .stream();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return view.all(EcsTables.TASK_DEFINITIONS).stream()
                .filter(TaskDefinitionDeletionController::isGoing)
                .map(TaskDefinitionRevision::key);
    }

    @Override
    public Optional<Instant> turn(String key, Tx tx) {
        Optional<TaskDefinitionRevision> going =
                tx.find(EcsTables.TASK_DEFINITIONS, key).filter(TaskDefinitionDeletionController::isGoing);
        if (going.isEmpty()) {
            return Optional.empty();
        }
        boolean used = !tx.by(EcsTables.TASKS_BY_REVISION, key).isEmpty()
                || ServiceCapacity.runs(tx, going.get().arn());
        if (used) {
            return Optional.of(tx.now().plus(PATIENCE));
        }
        tx.delete(EcsTables.TASK_DEFINITIONS, key);
        return Optional.empty();
    }

    private static boolean isGoing(TaskDefinitionRevision revision) {
        return revision.status() == TaskDefinitionStatus.DELETE_IN_PROGRESS;
    }
}
