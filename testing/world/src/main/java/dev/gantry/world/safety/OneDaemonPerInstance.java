package dev.gantry.world.safety;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.task.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A DAEMON service never wants two tasks of one deployment on the same container instance. */
public final class OneDaemonPerInstance implements Property {

    @Override
    public Optional<String> brokenBy(Commit commit) {
        boolean started = commit.changes(EcsTables.TASKS)
                .anyMatch(change -> change.before().isEmpty()
                        && change.after()
                                .flatMap(task -> task.launch().service())
                                .isPresent());
        return started
                ? commit.after().all(EcsTables.SERVICES).stream()
                        .filter(service -> service.settings().isDaemon())
                        .flatMap(service -> brokenBy(service, commit).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> brokenBy(Service service, Commit commit) {
        Set<List<Object>> places = new HashSet<>();
        return ServiceTasks.of(service, commit).all().stream()
                .filter(Task::isWanted)
                .filter(task ->
                        !places.add(List.of(task.place().host(), task.launch().startedBy())))
                .findFirst()
                .map(task -> service.id().name() + " has two tasks on "
                        + task.place().host().orElse("nowhere"));
    }
}
