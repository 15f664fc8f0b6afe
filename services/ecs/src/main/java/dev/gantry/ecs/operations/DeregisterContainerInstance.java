package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.instance.ContainerInstances;
import dev.gantry.ecs.instance.Deregistration;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.DeregisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.DeregisterContainerInstanceResponse;
import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.List;

/** Takes a container instance out of its cluster; with force also one that tasks run on, which count as STOPPED then. */
public final class DeregisterContainerInstance
        implements Command<DeregisterContainerInstanceRequest, DeregisterContainerInstanceResponse> {

    @Override
    public String subject(DeregisterContainerInstanceRequest request, Call call) {
        return Subjects.cluster(request.cluster(), call);
    }

    @Override
    public DeregisterContainerInstanceResponse run(DeregisterContainerInstanceRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        ContainerInstance instance = ContainerInstances.find(tx, cluster, request.containerInstance())
                .filter(found -> found.status().isRegistered())
                .orElseThrow(() -> new InvalidParameterException("The referenced container instance was not found."));
        boolean force = Boolean.TRUE.equals(request.force());
        if (!force && !Deregistration.tasks(tx, instance).isEmpty()) {
            throw new InvalidParameterException("Found running tasks on the instance.");
        }

        ContainerInstance gone = Deregistration.of(tx, instance, StopCause.instanceDeregistered());

        return new DeregisterContainerInstanceResponse(ContainerInstances.describe(tx, gone, List.of()));
    }
}
