package dev.gantry.ecs;

import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.LaunchFailures;
import dev.gantry.ecs.domain.service.TaskOutcome;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Tx;
import java.util.Optional;

/** Notes with each task what its fate says about its deployment: each failure is counted once, with its row. */
final class TaskOutcomes {

    private TaskOutcomes() {}

    static void note(Tx tx, Task before, Task after) {
        ServiceTaskKeys.deployment(after).ifPresent(key -> {
            tx.find(EcsTables.DEPLOYMENTS, key).ifPresent(deployment -> note(tx, deployment, before, after));
            tx.find(EcsTables.TASK_SETS, key).ifPresent(taskSet -> note(tx, taskSet, before, after));
        });
    }

    private static void note(Tx tx, Deployment deployment, Task before, Task after) {
        next(tx, deployment.failures(), before, after)
                .ifPresent(next -> tx.put(EcsTables.DEPLOYMENTS, deployment.withFailures(next)));
    }

    private static void note(Tx tx, TaskSet taskSet, Task before, Task after) {
        next(tx, taskSet.failures(), before, after)
                .ifPresent(next -> tx.put(EcsTables.TASK_SETS, taskSet.withFailures(next)));
    }

    private static Optional<LaunchFailures> next(Tx tx, LaunchFailures known, Task before, Task after) {
        LaunchFailures next = new TaskOutcome(before, after, isGraced(tx, after)).after(known, tx.now(), tx.ids());
        return next.equals(known) ? Optional.empty() : Optional.of(next);
    }

    private static boolean isGraced(Tx tx, Task task) {
        return ServiceTaskKeys.service(task)
                .flatMap(key -> tx.find(EcsTables.SERVICES, key))
                .flatMap(service -> service.settings().healthCheckGracePeriodSeconds())
                .filter(seconds -> seconds > 0)
                .isPresent();
    }
}
