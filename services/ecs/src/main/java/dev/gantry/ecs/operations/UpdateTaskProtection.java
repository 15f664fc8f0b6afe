package dev.gantry.ecs.operations;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.service.TaskProtection;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.UpdateTaskProtectionRequest;
import dev.gantry.shapes.ecs.UpdateTaskProtectionResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Keeps up to ten tasks of services from being stopped by scale-in and rollouts for a while, or no longer. */
public final class UpdateTaskProtection implements Command<UpdateTaskProtectionRequest, UpdateTaskProtectionResponse> {

    private static final int MOST = 10;
    private static final int USUAL_MINUTES = 120;
    private static final int LONGEST_MINUTES = 2880;

    @Override
    public String subject(UpdateTaskProtectionRequest request, Call call) {
        List<String> named = request.tasksOrEmpty();
        return named.size() == 1 ? Subjects.task(request.cluster(), named.getFirst(), call) : "*";
    }

    @Override
    public UpdateTaskProtectionResponse run(UpdateTaskProtectionRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        List<String> references = Batch.checked(request.tasksOrEmpty(), "Tasks", MOST);
        Instant end = tx.now().plus(duration(request));
        boolean enable = Boolean.TRUE.equals(request.protectionEnabled());

        TaskProtection protection = new TaskProtection(tx, cluster);
        for (Task task : protection.tasks(references)) {
            if (!enable) {
                protection.tell(written(task.unprotected(), tx));
            } else if (TaskProtection.blocksDeployment(tx, task)) {
                protection.refuse(task, "DEPLOYMENT_BLOCKED");
            } else {
                protection.tell(written(task.protectedUntil(end), tx));
            }
        }
        return new UpdateTaskProtectionResponse(protection.told(), protection.failures());
    }

    private static Duration duration(UpdateTaskProtectionRequest request) {
        int minutes = Objects.requireNonNullElse(request.expiresInMinutes(), USUAL_MINUTES);
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw new InvalidParameterException("expiresInMinutes must be between 1 and " + LONGEST_MINUTES + ".");
        }
        return Duration.ofMinutes(minutes);
    }

    private static Task written(Task task, Tx tx) {
        tx.put(EcsTables.TASKS, task);
        return task;
    }
}
