package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.cluster.ClusterCapacity;
import dev.gantry.ecs.cluster.ClusterCounting;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.cluster.ClusterView;
import dev.gantry.ecs.service.ServiceCapacity;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.PutClusterCapacityProvidersRequest;
import dev.gantry.shapes.ecs.PutClusterCapacityProvidersResponse;
import dev.gantry.shapes.ecs.ResourceInUseException;

/** Replaces a cluster's capacity providers and its default strategy, both as a whole. */
public final class PutClusterCapacityProviders
        implements Command<PutClusterCapacityProvidersRequest, PutClusterCapacityProvidersResponse> {

    @Override
    public String subject(PutClusterCapacityProvidersRequest request, Call call) {
        return Subjects.cluster(request.cluster(), call);
    }

    @Override
    public PutClusterCapacityProvidersResponse run(PutClusterCapacityProvidersRequest request, Tx tx, Call call) {
        Cluster before = Clusters.active(tx, call.scope(), request.cluster());
        ClusterCapacity capacity = ClusterCapacity.checked(
                tx, before, request.capacityProvidersOrEmpty(), request.defaultCapacityProviderStrategyOrEmpty());
        before.capacityProviders().stream()
                .filter(provider -> !capacity.providers().contains(provider))
                .forEach(provider -> checkUnused(provider, before, tx));

        Cluster cluster = before.withCapacityProviders(capacity.providers(), capacity.strategy());
        tx.put(EcsTables.CLUSTERS, cluster);

        return new PutClusterCapacityProvidersResponse(ClusterView.full(cluster, ClusterCounting.of(tx, cluster)));
    }

    private static void checkUnused(String provider, Cluster cluster, Tx tx) {
        String key = EcsTables.providerKey(cluster.scope(), cluster.name(), provider);
        if (!tx.by(EcsTables.TASKS_BY_PROVIDER, key).isEmpty() || ServiceCapacity.uses(tx, cluster, provider)) {
            throw new ResourceInUseException("The specified capacity provider is in use and cannot be removed.");
        }
    }
}
