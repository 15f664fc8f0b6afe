package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.service.ServiceDeletion;
import dev.gantry.ecs.service.ServiceLookup;
import dev.gantry.ecs.service.ServiceViews;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.DeleteServiceRequest;
import dev.gantry.shapes.ecs.DeleteServiceResponse;

/** Lets a service go: it is DRAINING until the service controller has stopped its tasks, then INACTIVE. */
public final class DeleteService implements Command<DeleteServiceRequest, DeleteServiceResponse> {

    @Override
    public String subject(DeleteServiceRequest request, Call call) {
        return Subjects.service(request.cluster(), request.service(), call);
    }

    @Override
    public DeleteServiceResponse run(DeleteServiceRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        Service before = ServiceLookup.present(tx, cluster, request.service());
        Service service = before.isActive()
                ? new ServiceDeletion(tx, Boolean.TRUE.equals(request.force())).run(before)
                : before; // it is on its way already
        return new DeleteServiceResponse(new ServiceViews(tx).of(service).describe());
    }
}
