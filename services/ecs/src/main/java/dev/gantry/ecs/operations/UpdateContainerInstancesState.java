package dev.gantry.ecs.operations;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.InstanceLedger;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceLifecycle;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.instance.ContainerInstances;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ContainerInstanceStatus;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.UpdateContainerInstancesStateRequest;
import dev.gantry.shapes.ecs.UpdateContainerInstancesStateResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets up to ten container instances DRAINING, so that they take no more tasks, or ACTIVE again. */
public final class UpdateContainerInstancesState
        implements Command<UpdateContainerInstancesStateRequest, UpdateContainerInstancesStateResponse> {

    private static final int MOST = 10;

    @Override
    public String subject(UpdateContainerInstancesStateRequest request, Call call) {
        List<String> named = request.containerInstancesOrEmpty();
        return named.size() == 1 ? Subjects.containerInstance(request.cluster(), named.getFirst(), call) : "*";
    }

    @Override
    public UpdateContainerInstancesStateResponse run(UpdateContainerInstancesStateRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        InstanceSignal signal = signal(request.status());
        Batch<ContainerInstance> batch = Batch.of(
                Batch.checked(request.containerInstancesOrEmpty(), "Container instances", MOST),
                reference -> ContainerInstances.find(tx, cluster, reference),
                reference -> ContainerInstances.arn(cluster, reference));
        List<Failure> failures = new ArrayList<>(batch.failures());
        List<dev.gantry.shapes.ecs.ContainerInstance> updated = new ArrayList<>();
        for (ContainerInstance instance : batch.found()) {
            if (instance.status().isRegistered()) {
                updated.add(ContainerInstances.describe(tx, updated(instance, signal, tx), List.of()));
            } else {
                failures.add(new Failure(instance.arn(), instance.status().name(), null));
            }
        }
        return new UpdateContainerInstancesStateResponse(updated, failures);
    }

    private static InstanceSignal signal(@Nullable String status) {
        return switch (Objects.requireNonNullElse(status, "")) {
            case ContainerInstanceStatus.ACTIVE -> new InstanceSignal.ActivationRequested();
            case ContainerInstanceStatus.DRAINING -> new InstanceSignal.DrainRequested();
            default -> throw new InvalidParameterException("status should be one of [ACTIVE,DRAINING]");
        };
    }

    private static ContainerInstance updated(ContainerInstance instance, InstanceSignal signal, Tx tx) {
        ContainerInstance next = ContainerInstanceLifecycle.next(instance, signal);
        if (next != instance) {
            InstanceLedger.change(tx, next);
        }
        return next;
    }
}
