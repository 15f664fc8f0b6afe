package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.TaskDefinitionLookup;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.ecs.domain.task.TaskView;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.launch.ClientTokens;
import dev.gantry.ecs.launch.RunTaskLaunch;
import dev.gantry.ecs.launch.RunTaskLaunch.Result;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.RunTaskResponse;
import java.util.List;
import java.util.Optional;

/** Launches up to ten tasks of a definition. The agent hub sees their rows and tells the agents. */
public final class RunTask implements Command<RunTaskRequest, RunTaskResponse> {

    @Override
    public String subject(RunTaskRequest request, Call call) {
        return Subjects.taskDefinition(request.taskDefinition(), call);
    }

    @Override
    public RunTaskResponse run(RunTaskRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        Optional<List<String>> before = Optional.ofNullable(request.clientToken())
                .map(ClientTokens::checked)
                .flatMap(token -> ClientTokens.startedBefore(tx, cluster, token, request));
        if (before.isPresent()) {
            return repeated(before.get(), tx, cluster);
        }
        TaskDefinitionRevision definition = TaskDefinitionLookup.forRun(tx, call.scope(), request.taskDefinition());
        Result result = new RunTaskLaunch(tx, call, request, cluster, definition).run();
        remember(request, tx, cluster, result);
        return new RunTaskResponse(result.tasks().stream().map(RunTask::view).toList(), result.failures());
    }

    private static dev.gantry.shapes.ecs.Task view(Task task) {
        return TaskView.describeWithTags(task);
    }

    private static RunTaskResponse repeated(List<String> taskIds, Tx tx, Cluster cluster) {
        return new RunTaskResponse(
                taskIds.stream()
                        .map(id -> new TaskId(cluster.scope(), cluster.name(), id))
                        .flatMap(id -> tx.find(EcsTables.TASKS, id.key()).stream())
                        .map(RunTask::view)
                        .toList(),
                List.of());
    }

    private static void remember(RunTaskRequest request, Tx tx, Cluster cluster, Result result) {
        String token = request.clientToken();
        if (token != null && !result.tasks().isEmpty()) {
            List<String> ids =
                    result.tasks().stream().map(task -> task.id().id()).toList();
            ClientTokens.remember(tx, cluster, token, request, ids);
        }
    }
}
