package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Pages;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.Page;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ListClustersRequest;
import dev.gantry.shapes.ecs.ListClustersResponse;

/** Lists the ARNs of an account's clusters in a region, but not of deleted ones. */
public final class ListClusters implements Query<ListClustersRequest, ListClustersResponse> {

    @Override
    public ListClustersResponse answer(ListClustersRequest request, View view, Call call) {
        Slice<Cluster> rows =
                view.all(EcsTables.CLUSTERS).startingWith(call.scope().prefix());

        Page<Cluster> page = Pages.of(rows, Cluster::isActive, request.nextToken(), request.maxResults());

        return ListClustersResponse.builder()
                .clusterArns(page.map(Cluster::arn))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }
}
