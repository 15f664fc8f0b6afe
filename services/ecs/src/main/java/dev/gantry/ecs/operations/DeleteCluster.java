package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.cluster.ClusterCounting;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.cluster.ClusterStatus;
import dev.gantry.ecs.domain.cluster.ClusterView;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ClusterContainsContainerInstancesException;
import dev.gantry.shapes.ecs.ClusterContainsServicesException;
import dev.gantry.shapes.ecs.ClusterContainsTasksException;
import dev.gantry.shapes.ecs.DeleteClusterRequest;
import dev.gantry.shapes.ecs.DeleteClusterResponse;

/** Deletes an empty cluster: it stays describable as INACTIVE, and its name may be used again. */
public final class DeleteCluster implements Command<DeleteClusterRequest, DeleteClusterResponse> {

    @Override
    public String subject(DeleteClusterRequest request, Call call) {
        return Subjects.cluster(request.cluster(), call);
    }

    @Override
    public DeleteClusterResponse run(DeleteClusterRequest request, Tx tx, Call call) {
        Cluster cluster = Clusters.active(tx, call.scope(), request.cluster());
        checkEmpty(cluster, tx);

        Cluster deleted = cluster.withStatus(ClusterStatus.INACTIVE);
        tx.put(EcsTables.CLUSTERS, deleted);

        return new DeleteClusterResponse(ClusterView.full(deleted, ClusterCounting.of(tx, deleted)));
    }

    private static void checkEmpty(Cluster cluster, Tx tx) {
        if (!tx.by(EcsTables.SERVICES_BY_CLUSTER, EcsTables.clusterKey(cluster.scope(), cluster.name()))
                .isEmpty()) {
            throw new ClusterContainsServicesException("The Cluster cannot be deleted while Services are active.");
        }
        if (ClusterCounting.services(tx, cluster) > 0) {
            throw new ClusterContainsServicesException("The Cluster cannot be deleted while Services are active.");
        }
        if (ClusterCounting.instances(tx, cluster) > 0) {
            throw new ClusterContainsContainerInstancesException(
                    "The Cluster cannot be deleted while Container Instances are active or draining.");
        }
        if (ClusterCounting.liveTasks(tx, cluster) > 0) {
            throw new ClusterContainsTasksException("The Cluster cannot be deleted while Tasks are active.");
        }
    }
}
