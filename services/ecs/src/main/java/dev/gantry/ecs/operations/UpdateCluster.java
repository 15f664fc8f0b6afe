package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.cluster.ClusterCounting;
import dev.gantry.ecs.cluster.ClusterSettings;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.cluster.ClusterView;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ClusterConfiguration;
import dev.gantry.shapes.ecs.ClusterServiceConnectDefaultsRequest;
import dev.gantry.shapes.ecs.ClusterSetting;
import dev.gantry.shapes.ecs.UpdateClusterRequest;
import dev.gantry.shapes.ecs.UpdateClusterResponse;
import java.util.List;

/** Changes a cluster's settings, configuration and Service Connect default; what the request leaves out stays. */
public final class UpdateCluster implements Command<UpdateClusterRequest, UpdateClusterResponse> {

    @Override
    public String subject(UpdateClusterRequest request, Call call) {
        return Subjects.cluster(request.cluster(), call);
    }

    @Override
    public UpdateClusterResponse run(UpdateClusterRequest request, Tx tx, Call call) {
        Cluster before = Clusters.active(tx, call.scope(), request.cluster());

        Cluster cluster = defaults(configuration(settings(before, request), request), request);
        tx.put(EcsTables.CLUSTERS, cluster);

        return new UpdateClusterResponse(ClusterView.full(cluster, ClusterCounting.of(tx, cluster)));
    }

    private static Cluster settings(Cluster cluster, UpdateClusterRequest request) {
        List<ClusterSetting> settings = request.settingsOrEmpty();
        return settings.isEmpty() ? cluster : cluster.withSettings(ClusterSettings.checked(settings));
    }

    private static Cluster configuration(Cluster cluster, UpdateClusterRequest request) {
        ClusterConfiguration configuration = request.configuration();
        return configuration == null ? cluster : cluster.withConfiguration(ClusterSettings.checked(configuration));
    }

    private static Cluster defaults(Cluster cluster, UpdateClusterRequest request) {
        ClusterServiceConnectDefaultsRequest defaults = request.serviceConnectDefaults();
        return defaults == null
                ? cluster
                : cluster.withServiceConnectDefaults(ClusterSettings.defaults(defaults, cluster.scope()));
    }
}
