package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.service.ServiceLookup;
import dev.gantry.ecs.service.ServiceUpdate;
import dev.gantry.ecs.service.ServiceViews;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.UpdateServiceRequest;
import dev.gantry.shapes.ecs.UpdateServiceResponse;

/** Changes what the request mentions of a service; a change of what its tasks run begins a new deployment. */
public final class UpdateService implements Command<UpdateServiceRequest, UpdateServiceResponse> {

    @Override
    public String subject(UpdateServiceRequest request, Call call) {
        return Subjects.service(request.cluster(), request.service(), call);
    }

    @Override
    public UpdateServiceResponse run(UpdateServiceRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        Service before = ServiceLookup.active(tx, cluster, request.service());
        Service service = new ServiceUpdate(tx, call, cluster, request).run(before);
        return new UpdateServiceResponse(new ServiceViews(tx).of(service).describeWithTags());
    }
}
