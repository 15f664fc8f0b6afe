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
import dev.gantry.shapes.ecs.UpdateClusterSettingsRequest;
import dev.gantry.shapes.ecs.UpdateClusterSettingsResponse;

/** Changes a cluster's settings. */
public final class UpdateClusterSettings
        implements Command<UpdateClusterSettingsRequest, UpdateClusterSettingsResponse> {

    @Override
    public String subject(UpdateClusterSettingsRequest request, Call call) {
        return Subjects.cluster(request.cluster(), call);
    }

    @Override
    public UpdateClusterSettingsResponse run(UpdateClusterSettingsRequest request, Tx tx, Call call) {
        Cluster before = Clusters.active(tx, call.scope(), request.cluster());

        Cluster cluster = before.withSettings(ClusterSettings.checked(request.settingsOrEmpty()));
        tx.put(EcsTables.CLUSTERS, cluster);

        return new UpdateClusterSettingsResponse(ClusterView.full(cluster, ClusterCounting.of(tx, cluster)));
    }
}
