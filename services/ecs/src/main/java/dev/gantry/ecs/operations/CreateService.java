package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.service.ServiceCreation;
import dev.gantry.ecs.service.ServiceViews;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.CreateServiceResponse;

/** Makes a service and begins its first deployment; the service controller starts its tasks. */
public final class CreateService implements Command<CreateServiceRequest, CreateServiceResponse> {

    @Override
    public String subject(CreateServiceRequest request, Call call) {
        return Subjects.service(request.cluster(), request.serviceName(), call);
    }

    @Override
    public CreateServiceResponse run(CreateServiceRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        Service service = new ServiceCreation(tx, call, cluster).run(request);
        return new CreateServiceResponse(new ServiceViews(tx).of(service).describeWithTags());
    }
}
