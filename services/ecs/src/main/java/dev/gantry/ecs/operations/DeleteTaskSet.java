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
import dev.gantry.shapes.ecs.DeleteTaskSetRequest;
import dev.gantry.shapes.ecs.DeleteTaskSetResponse;
import dev.gantry.shapes.ecs.InvalidParameterException;

/** Lets a task set go: it is DRAINING until the service controller has stopped its tasks. */
public final class DeleteTaskSet implements Command<DeleteTaskSetRequest, DeleteTaskSetResponse> {

    @Override
    public String subject(DeleteTaskSetRequest request, Call call) {
        return Subjects.taskSet(request.cluster(), request.service(), request.taskSet(), call);
    }

    @Override
    public DeleteTaskSetResponse run(DeleteTaskSetRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        Service service = TaskSets.external(ServiceLookup.active(tx, cluster, request.service()));
        TaskSet before = TaskSets.present(tx, service, request.taskSet());
        boolean scaled = before.computedDesiredCount(service.desiredCount()) > 0;
        if (scaled && !Boolean.TRUE.equals(request.force())) {
            throw new InvalidParameterException("The task set cannot be deleted while it is scaled above 0.");
        }
        TaskSet draining = before.isDraining() ? before : before.draining(tx.now());
        tx.put(EcsTables.TASK_SETS, draining);
        return new DeleteTaskSetResponse(
                new ServiceViews(tx).of(draining, service).describe());
    }
}
