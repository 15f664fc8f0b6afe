package dev.gantry.world.safety;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.task.StopCode;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rollout stops no healthy task if fewer healthy ones than minimumHealthyPercent would be left, and the scheduler stops
 * none that runs if too few would run.
 */
public final class NeverBelowMinimum implements Property {

    /** The scheduler tells how long a task has run in whole seconds. */
    private static final Duration WHOLE_SECONDS = Duration.ofSeconds(1);

    @Override
    public Optional<String> brokenBy(Commit commit) {
        List<Change<Task>> stopped = commit.changes(EcsTables.TASKS)
                .filter(change -> change.before().filter(Task::isWanted).isPresent()
                        && change.after().filter(NeverBelowMinimum::byScheduler).isPresent())
                .toList();
        return stopped.isEmpty()
                ? Optional.empty()
                : commit.after().all(EcsTables.SERVICES).stream()
                        .filter(service ->
                                service.isActive() && !service.settings().isDaemon())
                        .flatMap(service -> brokenBy(service, stopped, commit).stream())
                        .findFirst();
    }

    private static boolean byScheduler(Task task) {
        return task.stop()
                .filter(stop -> stop.code() == StopCode.SERVICE_SCHEDULER_INITIATED)
                .isPresent();
    }

    private static boolean isOld(Task task, Service service) {
        return !task.launch().startedBy().equals(service.primary().map(DeploymentId::startedBy));
    }

    private static Optional<String> brokenBy(Service service, List<Change<Task>> stopped, Commit commit) {
        List<Task> victims = stopped.stream()
                .flatMap(change -> change.before().stream())
                .filter(task -> ServiceTasks.belongs(task, service))
                .toList();
        int least = Math.min(
                ServiceTasks.bounds(service).least(),
                commit.before()
                        .find(EcsTables.SERVICES, service.key())
                        .map(was -> ServiceTasks.bounds(was).least())
                        .orElse(0));
        Instant now = commit.at();
        ServiceTasks left = ServiceTasks.of(service, commit);
        if (victims.stream()
                        .anyMatch(
                                task -> isOld(task, service) && ServiceTasks.isHealthy(task, now.minus(WHOLE_SECONDS)))
                && left.healthy(now) < least) {
            return Optional.of("%s has %d healthy tasks left, its minimum is %d"
                    .formatted(service.id().name(), left.healthy(now), least));
        }
        return victims.stream().anyMatch(ServiceTasks::isAvailable) && left.available() < least
                ? Optional.of("%s has %d running tasks left, its minimum is %d"
                        .formatted(service.id().name(), left.available(), least))
                : Optional.empty();
    }
}
