package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.cluster.ClusterCapacity;
import dev.gantry.ecs.cluster.ClusterCounting;
import dev.gantry.ecs.cluster.ClusterSettings;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.cluster.ClusterView;
import dev.gantry.ecs.tags.TagRules;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ClusterConfiguration;
import dev.gantry.shapes.ecs.CreateClusterRequest;
import dev.gantry.shapes.ecs.CreateClusterResponse;
import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.Set;

/** Makes a cluster, or makes a deleted one ACTIVE again. Asking again for the same is answered with what is there. */
public final class CreateCluster implements Command<CreateClusterRequest, CreateClusterResponse> {

    @Override
    public String subject(CreateClusterRequest request, Call call) {
        return Subjects.cluster(request.clusterName(), call);
    }

    @Override
    public CreateClusterResponse run(CreateClusterRequest request, Tx tx, Call call) {
        String name = ClusterSettings.name(request.clusterName(), call.scope());
        Cluster wanted = wanted(request, Cluster.active(call.scope(), name), tx, call);

        Cluster cluster = Clusters.find(tx, call.scope(), name)
                .filter(Cluster::isActive)
                .map(before -> unchanged(before, wanted, request))
                .orElseGet(() -> created(wanted, tx));

        return new CreateClusterResponse(ClusterView.full(cluster, ClusterCounting.of(tx, cluster)));
    }

    private static Cluster wanted(CreateClusterRequest request, Cluster empty, Tx tx, Call call) {
        ClusterCapacity capacity = ClusterCapacity.checked(
                tx, empty, request.capacityProvidersOrEmpty(), request.defaultCapacityProviderStrategyOrEmpty());
        Cluster wanted = empty.withSettings(ClusterSettings.ofNew(request.settingsOrEmpty(), tx, call))
                .withServiceConnectDefaults(ClusterSettings.defaults(request.serviceConnectDefaults(), call.scope()))
                .withCapacityProviders(capacity.providers(), capacity.strategy())
                .withTags(TagRules.checked(request.tagsOrEmpty()));
        ClusterConfiguration configuration = request.configuration();
        return configuration == null ? wanted : wanted.withConfiguration(ClusterSettings.checked(configuration));
    }

    private static Cluster created(Cluster cluster, Tx tx) {
        tx.put(EcsTables.CLUSTERS, cluster);
        return cluster;
    }

    /** What the request does not mention may be as it likes. */
    private static Cluster unchanged(Cluster before, Cluster wanted, CreateClusterRequest request) {
        boolean same = (request.settingsOrEmpty().isEmpty() || before.settings().equals(wanted.settings()))
                && (request.configuration() == null || before.configuration().equals(wanted.configuration()))
                && (request.serviceConnectDefaults() == null
                        || before.serviceConnectDefaults().equals(wanted.serviceConnectDefaults()))
                && (request.capacityProvidersOrEmpty().isEmpty()
                        || before.capacityProviders().equals(wanted.capacityProviders()))
                && (request.defaultCapacityProviderStrategyOrEmpty().isEmpty()
                        || before.defaultStrategy().equals(wanted.defaultStrategy()))
                && (request.tagsOrEmpty().isEmpty() || Set.copyOf(before.tags()).equals(Set.copyOf(wanted.tags())));
        if (!same) {
            throw new InvalidParameterException("Arguments on this idempotent request are inconsistent with arguments"
                    + " used in previous request(s).");
        }
        return before;
    }
}
