package dev.gantry.world.safety;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.task.Task;
import java.util.List;
import java.util.Optional;

/** No REPLICA service starts a task beyond its maximumPercent, rounded down. */
public final class NeverAboveMaximum implements Property {

    @Override
    public Optional<String> brokenBy(Commit commit) {
        List<Task> started = commit.changes(EcsTables.TASKS)
                .filter(change -> change.before().isEmpty())
                .flatMap(change -> change.after().stream())
                .filter(task -> task.launch().service().isPresent())
                .toList();
        return started.isEmpty()
                ? Optional.empty()
                : commit.after().all(EcsTables.SERVICES).stream()
                        .filter(service -> !service.settings().isDaemon()
                                && started.stream().anyMatch(task -> ServiceTasks.belongs(task, service)))
                        .flatMap(service -> brokenBy(service, commit).stream())
                        .findFirst();
    }

    private static Optional<String> brokenBy(Service service, Commit commit) {
        int before = commit.before()
                .find(EcsTables.SERVICES, service.key())
                .map(was -> ServiceTasks.bounds(was).most())
                .orElse(0);
        int most = Math.max(before, ServiceTasks.bounds(service).most());
        long wanted = ServiceTasks.of(service, commit).wanted();
        return wanted > most
                ? Optional.of(service.id().name() + " wants " + wanted + " tasks, its maximum is " + most)
                : Optional.empty();
    }
}
