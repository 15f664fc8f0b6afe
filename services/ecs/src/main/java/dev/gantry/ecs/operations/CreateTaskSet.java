package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.service.ServiceLookup;
import dev.gantry.ecs.service.ServiceViews;
import dev.gantry.ecs.service.TaskSetCreation;
import dev.gantry.ecs.service.TaskSets;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.CreateTaskSetRequest;
import dev.gantry.shapes.ecs.CreateTaskSetResponse;

/** Adds a task set to an EXTERNAL service: a share of its tasks, with a definition of their own. */
public final class CreateTaskSet implements Command<CreateTaskSetRequest, CreateTaskSetResponse> {

    @Override
    public String subject(CreateTaskSetRequest request, Call call) {
        return Subjects.taskSet(request.cluster(), request.service(), "*", call);
    }

    @Override
    public CreateTaskSetResponse run(CreateTaskSetRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        Service service = TaskSets.external(ServiceLookup.active(tx, cluster, request.service()));
        TaskSet taskSet = new TaskSetCreation(tx, call, cluster, service).run(request);
        return new CreateTaskSetResponse(
                new ServiceViews(tx).of(taskSet, service).describeWithTags());
    }
}
