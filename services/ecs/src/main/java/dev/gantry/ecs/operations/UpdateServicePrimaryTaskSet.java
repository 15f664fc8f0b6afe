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
import dev.gantry.shapes.ecs.UpdateServicePrimaryTaskSetRequest;
import dev.gantry.shapes.ecs.UpdateServicePrimaryTaskSetResponse;
import java.util.List;

/** Makes a task set the PRIMARY one of its EXTERNAL service; the one before is ACTIVE again. */
public final class UpdateServicePrimaryTaskSet
        implements Command<UpdateServicePrimaryTaskSetRequest, UpdateServicePrimaryTaskSetResponse> {

    @Override
    public String subject(UpdateServicePrimaryTaskSetRequest request, Call call) {
        return Subjects.service(request.cluster(), request.service(), call);
    }

    @Override
    public UpdateServicePrimaryTaskSetResponse run(UpdateServicePrimaryTaskSetRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        Service service = TaskSets.external(ServiceLookup.active(tx, cluster, request.service()));
        TaskSet chosen = TaskSets.present(tx, service, request.primaryTaskSet());
        if (chosen.isDraining()) {
            throw new InvalidParameterException("The task set is draining and cannot be the primary one.");
        }
        List<TaskSet> before =
                TaskSets.of(tx, service).stream().filter(TaskSet::isPrimary).toList();
        before.forEach(old -> tx.put(EcsTables.TASK_SETS, old.active(tx.now())));
        TaskSet primary = chosen.primary(tx.now());
        tx.put(EcsTables.TASK_SETS, primary);
        return new UpdateServicePrimaryTaskSetResponse(
                new ServiceViews(tx).of(primary, service).describeWithTags());
    }
}
