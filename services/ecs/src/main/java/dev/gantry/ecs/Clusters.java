package dev.gantry.ecs;

import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.ClusterReference;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.value.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the cluster that a request means. */
public final class Clusters {

    private Clusters() {}

    /** The cluster with that name or ARN, whatever its status. */
    public static Optional<Cluster> find(View view, Scope scope, @Nullable String reference) {
        return view.find(EcsTables.CLUSTERS, Cluster.key(scope, ClusterReference.name(reference, scope)));
    }

    /** The ACTIVE cluster with that name or ARN; every operation but DescribeClusters insists on one. */
    public static Cluster active(View view, Scope scope, @Nullable String reference) {
        Cluster cluster =
                find(view, scope, reference).orElseThrow(() -> new ClusterNotFoundException("Cluster not found."));
        if (!cluster.isActive()) {
            throw new ClusterNotFoundException("The referenced cluster was inactive.");
        }
        return cluster;
    }
}
