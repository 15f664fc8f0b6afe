package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.instance.ContainerInstances;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.MissingVersionException;
import dev.gantry.shapes.ecs.NoUpdateAvailableException;
import dev.gantry.shapes.ecs.UpdateContainerAgentRequest;
import dev.gantry.shapes.ecs.UpdateContainerAgentResponse;

/**
 * Asks for a newer agent on a container instance. A server has none to give: whoever runs a host updates its agent, and
 * each agent, be it gantry's or amazon-ecs-agent, is the newest that the server knows of.
 */
public final class UpdateContainerAgent implements Command<UpdateContainerAgentRequest, UpdateContainerAgentResponse> {

    @Override
    public String subject(UpdateContainerAgentRequest request, Call call) {
        return Subjects.containerInstance(request.cluster(), request.containerInstance(), call);
    }

    @Override
    public UpdateContainerAgentResponse run(UpdateContainerAgentRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        ContainerInstance instance = ContainerInstances.find(tx, cluster, request.containerInstance())
                .filter(found -> found.status().isRegistered())
                .orElseThrow(() -> new InvalidParameterException("The referenced container instance was not found."));
        if (instance.versions().agentVersion().isEmpty()) {
            throw new MissingVersionException("Amazon ECS is unable to determine the current version of the Amazon ECS"
                    + " container agent on the container instance and does not have enough information to proceed with"
                    + " an update.");
        }
        throw new NoUpdateAvailableException("There is no update available for your container agent.");
    }
}
