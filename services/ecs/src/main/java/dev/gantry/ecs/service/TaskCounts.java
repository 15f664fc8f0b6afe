package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.ServiceTaskKeys;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.StageCounts;
import dev.gantry.ecs.domain.service.TaskStage;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts the tasks of deployments and task sets. Every number is an index's: no task is looked at. */
public final class TaskCounts {

    private final View view;
    private final String deployment;

    private TaskCounts(View view, DeploymentId deployment) {
        this.view = view;
        this.deployment = deployment.key();
    }

    public static TaskCounts of(View view, DeploymentId deployment) {
        return new TaskCounts(view, deployment);
    }

    /** Those in this stage. */
    public Slice<Task> tasks(TaskStage stage) {
        return view.by(EcsTables.SERVICE_TASKS, ServiceTaskKeys.staged(deployment, stage));
    }

    private int count(TaskStage stage) {
        return tasks(stage).count();
    }

    /** The runningCount that clients see. */
    public int running() {
        return count(TaskStage.UNCHECKED)
                + count(TaskStage.CHECKING)
                + count(TaskStage.HEALTHY)
                + count(TaskStage.UNHEALTHY);
    }

    /** The pendingCount that clients see. */
    public int pending() {
        return count(TaskStage.STARTING);
    }

    public int stopping() {
        return count(TaskStage.STOPPING);
    }

    /** Whether it has no task that is not STOPPED. */
    public boolean isEmpty() {
        return running() + pending() + stopping() == 0;
    }

    /** By health: tasks without a health check are healthy so long after they became RUNNING. */
    public StageCounts staged(Instant now, Duration healthyAfter) {
        int unchecked = count(TaskStage.UNCHECKED);
        int young = unchecked == 0 ? 0 : young(now, healthyAfter);
        return new StageCounts(
                count(TaskStage.STARTING),
                young + count(TaskStage.CHECKING),
                unchecked - young + count(TaskStage.HEALTHY),
                count(TaskStage.UNHEALTHY));
    }

    private int young(Instant now, Duration healthyAfter) {
        int young = 0;
        for (long second = oldestYoung(now, healthyAfter); second <= now.getEpochSecond() + 1; second++) {
            young += since(second);
        }
        return young;
    }

    /** When the next UNCHECKED task becomes healthy; empty when all are. */
    public Optional<Instant> nextHealthy(Instant now, Duration healthyAfter) {
        for (long second = oldestYoung(now, healthyAfter); second <= now.getEpochSecond() + 1; second++) {
            if (since(second) > 0) {
                return Optional.of(healthyAt(second, healthyAfter));
            }
        }
        return Optional.empty();
    }

    private int since(long second) {
        return view.by(EcsTables.SERVICE_TASKS, ServiceTaskKeys.since(deployment, second))
                .count();
    }

    /** Whole seconds count: nobody is called healthy too early. */
    private static Instant healthyAt(long second, Duration healthyAfter) {
        return Instant.ofEpochSecond(second + 1).plus(healthyAfter);
    }

    private static long oldestYoung(Instant now, Duration healthyAfter) {
        Instant limit = now.minus(healthyAfter);
        return healthyAfter.isZero() ? Long.MAX_VALUE : limit.getEpochSecond();
    }

    /** Whether this UNCHECKED task counts as healthy. */
    public static boolean isHealthy(Task task, Instant now, Duration healthyAfter) {
        return task.times().started() / 1000 < oldestYoung(now, healthyAfter);
    }
}
