package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.service.ServiceLookup;
import dev.gantry.ecs.service.ServiceViews;
import dev.gantry.ecs.service.TaskSets;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.UpdateTaskSetRequest;
import dev.gantry.shapes.ecs.UpdateTaskSetResponse;

/** Changes how big a share of an EXTERNAL service's tasks a task set has. */
public final class UpdateTaskSet implements Command<UpdateTaskSetRequest, UpdateTaskSetResponse> {

    @Override
    public String subject(UpdateTaskSetRequest request, Call call) {
        return Subjects.taskSet(request.cluster(), request.service(), request.taskSet(), call);
    }

    @Override
    public UpdateTaskSetResponse run(UpdateTaskSetRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        Service service = TaskSets.external(ServiceLookup.active(tx, cluster, request.service()));
        TaskSet before = TaskSets.present(tx, service, request.taskSet());
        if (before.isDraining()) {
            throw new InvalidParameterException("The task set is draining and cannot be updated.");
        }
        TaskSet taskSet = before.scaled(TaskSets.checked(request.scale()), tx.now());
        tx.put(EcsTables.TASK_SETS, taskSet);
        return new UpdateTaskSetResponse(
                new ServiceViews(tx).of(taskSet, service).describeWithTags());
    }
}
