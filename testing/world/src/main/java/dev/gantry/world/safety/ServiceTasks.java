package dev.gantry.world.safety;

import dev.gantry.ecs.domain.service.Rollout.Bounds;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.task.Health;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.ecs.service.SchedulerSettings;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The tasks of a service, counted from the rows of tasks alone. */
record ServiceTasks(List<Task> all) {

    /** All of the service, whatever became of them. */
    static ServiceTasks of(Service service, Commit commit) {
        return new ServiceTasks(
                commit.tasks().filter(task -> belongs(task, service)).toList());
    }

    static boolean belongs(Task task, Service service) {
        return task.launch().group().equals(service.id().group())
                && task.id().cluster().equals(service.id().cluster())
                && task.launch()
                        .startedBy()
                        .filter(by -> by.startsWith("ecs-svc/"))
                        .isPresent();
    }

    static Bounds bounds(Service service) {
        DeploymentConfiguration configuration = service.settings().deployment();
        return Bounds.of(
                service.desiredCount(),
                Objects.requireNonNullElse(configuration.minimumHealthyPercent(), 100),
                Objects.requireNonNullElse(configuration.maximumPercent(), 200));
    }

    long wanted() {
        return all.stream().filter(Task::isWanted).count();
    }

    long healthy(Instant now) {
        return all.stream()
                .filter(task -> task.isWanted() && isHealthy(task, now))
                .count();
    }

    /** Those that run and of which nobody says that they are unhealthy. */
    long available() {
        return all.stream().filter(task -> task.isWanted() && isAvailable(task)).count();
    }

    static boolean isAvailable(Task task) {
        return task.lastStatus() == TaskStatus.RUNNING && task.health() != Health.UNHEALTHY;
    }

    static boolean isHealthy(Task task, Instant now) {
        return isAvailable(task) && (isChecked(task) ? task.health() == Health.HEALTHY : ranLongEnough(task, now));
    }

    private static boolean isChecked(Task task) {
        return task.containers().stream()
                .anyMatch(container ->
                        container.plan().essential() && container.plan().healthChecked());
    }

    private static boolean ranLongEnough(Task task, Instant now) {
        Duration ran = Duration.ofMillis(now.toEpochMilli() - task.times().started());
        return ran.compareTo(SchedulerSettings.USUAL.healthyAfter()) >= 0;
    }
}
