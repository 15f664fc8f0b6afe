package dev.gantry.world.safety;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Change;
import java.util.Optional;

/**
 * A task's lastStatus and version only rise, its desiredStatus falls once, and it is not forgotten before it has
 * stopped.
 */
public final class StatusNeverMovesBack implements Property {

    @Override
    public Optional<String> brokenBy(Commit commit) {
        return commit.changes(EcsTables.TASKS)
                .flatMap(change -> brokenBy(change).stream())
                .findFirst();
    }

    private static Optional<String> brokenBy(Change<Task> change) {
        if (change.before().isEmpty()) {
            return Optional.empty();
        }
        Task before = change.before().get();
        if (change.after().isEmpty()) {
            return before.isStopped() && before.times().stopped() != 0
                    ? Optional.empty()
                    : Optional.of(before.id().id() + " was forgotten in " + before.lastStatus());
        }
        Task after = change.after().get();
        if (after.lastStatus().isBefore(before.lastStatus())) {
            return Optional.of(
                    before.id().id() + " went from " + before.lastStatus() + " back to " + after.lastStatus());
        }
        if (after.isWanted() && !before.isWanted()) {
            return Optional.of(before.id().id() + " is wanted again");
        }
        return after.version() < before.version()
                ? Optional.of(before.id().id() + " went from version " + before.version() + " to " + after.version())
                : Optional.empty();
    }
}
