package dev.gantry.world.safety;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Change;
import java.util.Optional;

/** A task that is to stop has a stop code from then on, and a wanted one has none; what it says once stays. */
public final class StoppedTasksSayWhy implements Property {

    @Override
    public Optional<String> brokenBy(Commit commit) {
        return commit.changes(EcsTables.TASKS)
                .flatMap(change -> brokenBy(change).stream())
                .findFirst();
    }

    private static Optional<String> brokenBy(Change<Task> change) {
        return change.after().flatMap(task -> {
            if (task.isWanted() && (task.stop().isPresent() || task.isStopped())) {
                return Optional.of(task.id().id() + " is wanted and " + task.lastStatus() + ", " + task.stop());
            }
            if (!task.isWanted() && task.stop().isEmpty()) {
                return Optional.of(task.id().id() + " is " + task.lastStatus() + " without a stop code");
            }
            return change.before()
                    .filter(before -> before.stop().isPresent())
                    .filter(before -> !before.stop().equals(task.stop()))
                    .map(before -> task.id().id() + " said " + before.stop() + ", and now " + task.stop());
        });
    }
}
