package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.HostAttributes;
import dev.gantry.ecs.InstanceLedger;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.ClusterReference;
import dev.gantry.ecs.domain.identifier.ResourceId;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceView;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.InstanceVersions;
import dev.gantry.ecs.domain.instance.RegisteredResources;
import dev.gantry.ecs.domain.instance.Reserved;
import dev.gantry.ecs.domain.instance.ResourceList;
import dev.gantry.ecs.domain.placement.Reservations;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.RegisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.RegisterContainerInstanceResponse;
import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes a host a container instance of its cluster, or of the account's Fargate pool. Agents call it at every start. */
public final class RegisterContainerInstance
        implements Command<RegisterContainerInstanceRequest, RegisterContainerInstanceResponse> {

    @Override
    public String subject(RegisterContainerInstanceRequest request, Call call) {
        return Subjects.cluster(request.cluster(), call);
    }

    @Override
    public RegisterContainerInstanceResponse run(RegisterContainerInstanceRequest request, Tx tx, Call call) {
        boolean pool = isFargateHost(request);
        String cluster = pool ? TaskLedger.FARGATE_POOL : cluster(request, tx, call.scope());

        ContainerInstance instance = known(request, tx, call.scope(), cluster)
                .map(before -> again(before, request, tx))
                .orElseGet(() -> first(
                        request,
                        tx,
                        new InstanceId(call.scope(), cluster, tx.ids().hex(32)),
                        pool));

        InstanceReservation left =
                tx.find(EcsTables.RESERVATIONS, instance.key()).orElseThrow();
        return new RegisterContainerInstanceResponse(ContainerInstanceView.describe(instance, left, List.of()));
    }

    /** Its attribute says so when it comes first, its ARN afterwards: a restarted agent sends no custom attributes. */
    private static boolean isFargateHost(RegisterContainerInstanceRequest request) {
        String arn = Objects.requireNonNullElse(request.containerInstanceArn(), "");
        return HostAttributes.isFargateHost(request.attributesOrEmpty())
                || arn.contains("/" + TaskLedger.FARGATE_POOL + "/");
    }

    /** The cluster named default is made for the first instance that joins it. */
    private static String cluster(RegisterContainerInstanceRequest request, Tx tx, Scope scope) {
        String name = ClusterReference.name(request.cluster(), scope);
        if (name.equals(ClusterReference.DEFAULT)
                && Clusters.find(tx, scope, name).filter(Cluster::isActive).isEmpty()) {
            tx.put(EcsTables.CLUSTERS, Cluster.active(scope, name));
        }
        return Clusters.active(tx, scope, name).name();
    }

    /** An agent that kept its state names the instance that it was. One that is gone does not come back. */
    private static Optional<ContainerInstance> known(
            RegisterContainerInstanceRequest request, Tx tx, Scope scope, String cluster) {
        String arn = Objects.requireNonNullElse(request.containerInstanceArn(), "");
        if (arn.isEmpty()) {
            return Optional.empty();
        }
        InstanceId id = new InstanceId(scope, cluster, ResourceId.ofContainerInstance(arn, cluster));
        return Optional.of(tx.find(EcsTables.INSTANCES, id.key())
                .filter(instance -> instance.status().isRegistered())
                .filter(instance -> !Arn.looksLikeOne(arn) || instance.arn().equals(arn))
                .orElseThrow(() -> new ClientException("The specified container instance was not found.")));
    }

    private static ContainerInstance first(
            RegisterContainerInstanceRequest request, Tx tx, InstanceId id, boolean pool) {
        RegisteredResources resources = resources(request);
        ContainerInstance instance = ContainerInstance.registered(
                        id, resources, HostAttributes.first(request.attributesOrEmpty(), id.scope()), tx.now())
                .with(draft -> {
                    draft.tags(request.tagsOrEmpty());
                    if (pool) {
                        draft.inPool();
                    }
                    versions(request).ifPresent(draft::versions);
                    HostAttributes.ec2InstanceId(request).ifPresent(draft::ec2InstanceId);
                });
        InstanceLedger.register(tx, instance, InstanceReservation.none(id, resources));
        return instance;
    }

    /** Identity, status, custom attributes and tasks stay; what the host can give may only grow. */
    private static ContainerInstance again(ContainerInstance before, RegisterContainerInstanceRequest request, Tx tx) {
        RegisteredResources resources = resources(request);
        if (resources.cpu() < before.resources().cpu()
                || resources.memory() < before.resources().memory()) {
            throw new ClientException("Container instance type changes are not supported.");
        }
        ContainerInstance now = before.with(draft -> {
            draft.resources(resources);
            versions(request).ifPresent(draft::versions);
            draft.attributes(HostAttributes.again(before.attributes(), request.attributesOrEmpty()));
            if (!request.tagsOrEmpty().isEmpty()) {
                draft.tags(request.tagsOrEmpty());
            }
        });
        InstanceLedger.register(tx, now, remeasured(now, tx));
        return now;
    }

    /** What the agent's session will say as well. */
    private static Optional<InstanceVersions> versions(RegisterContainerInstanceRequest request) {
        return Optional.ofNullable(request.versionInfo())
                .map(info -> new InstanceVersions(
                        Optional.ofNullable(info.agentVersion()),
                        Optional.ofNullable(info.agentHash()),
                        Optional.ofNullable(info.dockerVersion())));
    }

    private static InstanceReservation remeasured(ContainerInstance instance, Tx tx) {
        InstanceReservation before =
                tx.find(EcsTables.RESERVATIONS, instance.key()).orElseThrow();
        String host = EcsTables.hostKey(instance.id().scope(), instance.id().id());
        List<Reserved> held = tx.by(EcsTables.TASKS_BY_HOST, host).stream()
                .filter(TaskLedger::holds)
                .map(task -> task.place().reserved())
                .toList();
        return Reservations.recount(before, instance.resources(), held);
    }

    private static RegisteredResources resources(RegisterContainerInstanceRequest request) {
        RegisteredResources resources =
                ResourceList.parse(HostAttributes.withGpus(request), HostAttributes.NETWORK_INTERFACES);
        if (resources.cpu() <= 0 || resources.memory() <= 0) {
            throw new ClientException("Resources CPU and MEMORY are required to register a container instance.");
        }
        return resources;
    }
}
