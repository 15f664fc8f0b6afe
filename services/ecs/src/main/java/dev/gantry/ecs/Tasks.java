package dev.gantry.ecs;

import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.ResourceId;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.kernel.View;
import dev.gantry.value.Arn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the task that a request means. */
public final class Tasks {

    private Tasks() {}

    /** The task with that id or ARN in the cluster. */
    public static Optional<Task> find(View view, Cluster cluster, @Nullable String reference) {
        String id = ResourceId.ofTask(reference == null ? "" : reference, cluster.name());
        return view.find(EcsTables.TASKS, new TaskId(cluster.scope(), cluster.name(), id).key())
                .filter(task -> isIn(task, reference));
    }

    /** An ARN of another account or region names no task here. */
    private static boolean isIn(Task task, @Nullable String reference) {
        return Optional.ofNullable(reference)
                .flatMap(Arn::parse)
                .map(arn -> arn.scope().equals(task.id().scope()))
                .orElse(true);
    }

    /** The ARN that a reference stands for, whether there is such a task or not. */
    public static String arn(Cluster cluster, String reference) {
        return Arn.looksLikeOne(reference) ? reference : new TaskId(cluster.scope(), cluster.name(), reference).arn();
    }
}
