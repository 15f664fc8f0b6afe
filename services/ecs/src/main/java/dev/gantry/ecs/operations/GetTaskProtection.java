package dev.gantry.ecs.operations;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.service.TaskProtection;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.GetTaskProtectionRequest;
import dev.gantry.shapes.ecs.GetTaskProtectionResponse;
import java.util.List;

/**
 * Tells which of up to a hundred tasks of services are protected from scale-in, and until when. It writes nothing, but
 * only a command knows what time it is.
 */
public final class GetTaskProtection implements Command<GetTaskProtectionRequest, GetTaskProtectionResponse> {

    private static final int MOST = 100;

    @Override
    public String subject(GetTaskProtectionRequest request, Call call) {
        List<String> named = request.tasksOrEmpty();
        return named.size() == 1 ? Subjects.task(request.cluster(), named.getFirst(), call) : "*";
    }

    @Override
    public GetTaskProtectionResponse run(GetTaskProtectionRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        TaskProtection protection = new TaskProtection(tx, cluster);
        protection.tasks(Batch.checked(request.tasksOrEmpty(), "Tasks", MOST)).forEach(protection::tell);
        return new GetTaskProtectionResponse(protection.told(), protection.failures());
    }
}
