package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.Tasks;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.ecs.domain.task.TaskView;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.StopTaskRequest;
import dev.gantry.shapes.ecs.StopTaskResponse;
import java.util.List;
import java.util.Optional;

/** Records that a task should stop. The agent hub sees the wish and tells the agent. */
public final class StopTask implements Command<StopTaskRequest, StopTaskResponse> {

    @Override
    public String subject(StopTaskRequest request, Call call) {
        return Subjects.task(request.cluster(), request.task(), call);
    }

    @Override
    public StopTaskResponse run(StopTaskRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        Task task = Tasks.find(tx, cluster, request.task())
                .orElseThrow(() -> new InvalidParameterException("The referenced task was not found."));

        Task bare = task.isWanted() ? task.withTags(List.of()) : task; // a task that is stopped loses its tags
        Task stopping = TaskLedger.signal(tx, bare, new TaskSignal.StopRequested(cause(request), tx.now()));

        return new StopTaskResponse(TaskView.describe(stopping));
    }

    private static StopCause cause(StopTaskRequest request) {
        return StopCause.byUser(Optional.ofNullable(request.reason()).filter(reason -> !reason.isEmpty()));
    }
}
