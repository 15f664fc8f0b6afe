package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.TaskDefinitionLookup;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.task.TaskView;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.launch.StartTaskLaunch;
import dev.gantry.ecs.launch.StartTaskLaunch.Result;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.StartTaskRequest;
import dev.gantry.shapes.ecs.StartTaskResponse;

/** Launches a task on each of the named container instances, whatever placement would choose. */
public final class StartTask implements Command<StartTaskRequest, StartTaskResponse> {

    @Override
    public String subject(StartTaskRequest request, Call call) {
        return Subjects.taskDefinition(request.taskDefinition(), call);
    }

    @Override
    public StartTaskResponse run(StartTaskRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        TaskDefinitionRevision definition = TaskDefinitionLookup.forRun(tx, call.scope(), request.taskDefinition());
        Result result = new StartTaskLaunch(tx, call, request, cluster).run(definition);
        return new StartTaskResponse(
                result.tasks().stream().map(TaskView::describeWithTags).toList(), result.failures());
    }
}
