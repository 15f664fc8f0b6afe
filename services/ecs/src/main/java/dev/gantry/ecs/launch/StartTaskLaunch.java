package dev.gantry.ecs.launch;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.placement.Constraints;
import dev.gantry.ecs.domain.placement.Strategies;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.instance.ContainerInstances;
import dev.gantry.ecs.launch.Launch.Launched;
import dev.gantry.ecs.launch.Launch.Wishes;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.StartTaskRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A StartTask: one task on each named instance, or the reason why not. */
public final class StartTaskLaunch {

    private static final int MOST = 10;

    private final Tx tx;
    private final Call call;
    private final StartTaskRequest request;
    private final Cluster cluster;

    public StartTaskLaunch(Tx tx, Call call, StartTaskRequest request, Cluster cluster) {
        this.tx = tx;
        this.call = call;
        this.request = request;
        this.cluster = cluster;
    }

    /** What the request started, and what it did not. */
    public record Result(List<Task> tasks, List<Failure> failures) {}

    public Result run(TaskDefinitionRevision definition) {
        List<String> references = Batch.checked(request.containerInstancesOrEmpty(), "Container instances", MOST);
        Set<String> zones =
                Networks.zones(tx, call, definition.definition().networkMode(), request.networkConfiguration());
        Constraints constraints = Constraints.parse(definition.definition().placementConstraintsOrEmpty(), List.of());
        Wishes wishes = new Wishes(constraints, Strategies.RANDOM, zones);
        Launch launch = new Launch(tx, LaunchRequest.order(request, cluster, definition));
        List<Task> tasks = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String reference : new LinkedHashSet<>(references)) {
            Launched launched = on(reference, launch, wishes);
            launched.task().ifPresent(tasks::add);
            failures.addAll(launched.failures());
        }
        return new Result(tasks, failures);
    }

    private Launched on(String reference, Launch launch, Wishes wishes) {
        return ContainerInstances.find(tx, cluster, reference)
                .map(found -> launch.on(found, wishes))
                .orElseGet(() -> Launched.refused(
                        List.of(new Failure(ContainerInstances.arn(cluster, reference), "MISSING", null))));
    }
}
