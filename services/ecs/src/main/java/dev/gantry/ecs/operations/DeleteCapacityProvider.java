package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.cluster.CapacityProviders;
import dev.gantry.ecs.domain.cluster.AutoScalingProvider;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.CapacityProviderUpdateStatus;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.DeleteCapacityProviderRequest;
import dev.gantry.shapes.ecs.DeleteCapacityProviderResponse;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;

/** Deletes a capacity provider that no cluster has: it stays describable as INACTIVE, and its name may be used again. */
public final class DeleteCapacityProvider
        implements Command<DeleteCapacityProviderRequest, DeleteCapacityProviderResponse> {

    @Override
    public String subject(DeleteCapacityProviderRequest request, Call call) {
        return CapacityProviders.arn(call.scope(), request.capacityProvider());
    }

    @Override
    public DeleteCapacityProviderResponse run(DeleteCapacityProviderRequest request, Tx tx, Call call) {
        if (request.cluster() != null) {
            throw new UnsupportedFeatureException("Amazon ECS Managed Instances are not supported here.");
        }
        AutoScalingProvider before = CapacityProviders.changeable(tx, call.scope(), request.capacityProvider());
        CapacityProviders.clusters(tx, call.scope(), before.name()).findFirst().ifPresent(cluster -> {
            throw new ClientException("The capacity provider cannot be deleted because it is associated with cluster: "
                    + cluster.name() + ". Remove the capacity provider from the cluster and try again.");
        });

        AutoScalingProvider deleted = before.deleted(CapacityProviderUpdateStatus.DELETE_COMPLETE);
        tx.put(EcsTables.CAPACITY_PROVIDERS, deleted);

        return new DeleteCapacityProviderResponse(deleted.view());
    }
}
