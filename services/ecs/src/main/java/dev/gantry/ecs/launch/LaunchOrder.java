package dev.gantry.ecs.launch;

import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.placement.TaskDemand;
import dev.gantry.ecs.domain.task.Overrides;
import dev.gantry.ecs.domain.task.PlannedContainers;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.ecs.domain.task.TaskLaunch;
import dev.gantry.ecs.domain.task.TaskLifecycle;
import dev.gantry.ecs.domain.task.TaskOptions;
import dev.gantry.ecs.domain.task.TaskOrigin;
import dev.gantry.ecs.domain.task.TaskPlace;
import dev.gantry.ecs.domain.task.TaskRequest;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.List;

/**
 * Tasks of one definition to be launched, all alike; only their places differ.
 *
 * @param definition with the overrides merged into it
 */
public record LaunchOrder(
        Cluster cluster,
        TaskDefinition definition,
        TaskOrigin origin,
        TaskOptions options,
        TaskRequest request,
        List<Tag> tags) {

    public LaunchOrder {
        tags = List.copyOf(tags);
    }

    /** An order for a definition as it was registered. */
    static LaunchOrder of(Cluster cluster, TaskDefinition registered, TaskOrigin origin, LaunchDetails details) {
        TaskDefinition merged = Overrides.merge(registered, details.request().overrides());
        return new LaunchOrder(cluster, merged, origin, details.options(), details.request(), details.tags());
    }

    /** What a request says beside the definition and the capacity. */
    record LaunchDetails(TaskOptions options, TaskRequest request, List<Tag> tags) {}

    TaskDemand demand() {
        return TaskDemand.of(definition);
    }

    /** The same order for other capacity. */
    LaunchOrder on(TaskOrigin otherOrigin) {
        return new LaunchOrder(cluster, definition, otherOrigin, options, request, tags);
    }

    /** A new task at that place. */
    Task task(Tx tx, TaskPlace place) {
        TaskLaunch launch = TaskLaunch.of(definition, origin, options, request);
        TaskId id = new TaskId(cluster.scope(), cluster.name(), tx.ids().hex(32));
        Task accepted = Task.accepted(id, launch, PlannedContainers.of(definition, options), tx.now());
        Task placed = TaskLifecycle.begin(accepted, place, tx.now());
        return tags.isEmpty() ? placed : placed.withTags(tags);
    }
}
