package dev.gantry.ecs.hub;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.task.Health;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.tcs.ContainerHealth;
import dev.gantry.shapes.tcs.PublishHealthRequest;
import dev.gantry.shapes.tcs.TaskHealth;
import dev.gantry.value.Arn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** PublishHealthRequest: the only way in which the health of containers reaches the control plane. */
final class ContainerHealthReport {

    private ContainerHealthReport() {}

    static void apply(Tx tx, InstanceId instance, PublishHealthRequest report) {
        for (TaskHealth health : report.tasksOrEmpty()) {
            task(tx, instance, health)
                    .ifPresent(task ->
                            TaskLedger.signal(tx, task, new TaskSignal.HealthReported(statuses(health), tx.now())));
        }
    }

    /** An agent speaks only for tasks of its own. */
    private static Optional<Task> task(Tx tx, InstanceId instance, TaskHealth health) {
        return Optional.ofNullable(health.taskArn())
                .flatMap(Arn::parse)
                .map(arn -> arn.scope().prefix() + arn.resource().replaceFirst("^task/", ""))
                .flatMap(key -> tx.find(EcsTables.TASKS, key))
                .filter(task -> TaskLedger.hostOf(task).filter(instance::equals).isPresent());
    }

    private static Map<String, Health> statuses(TaskHealth health) {
        Map<String, Health> statuses = new HashMap<>();
        for (ContainerHealth container : health.containersOrEmpty()) {
            if (container.containerName() != null) {
                statuses.put(container.containerName(), status(container.healthStatus()));
            }
        }
        return statuses;
    }

    private static Health status(@org.jspecify.annotations.Nullable String text) {
        return "HEALTHY".equals(text) ? Health.HEALTHY : "UNHEALTHY".equals(text) ? Health.UNHEALTHY : Health.UNKNOWN;
    }
}
