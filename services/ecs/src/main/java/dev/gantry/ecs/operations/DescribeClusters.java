package dev.gantry.ecs.operations;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.cluster.ClusterCounting;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.cluster.ClusterCounts;
import dev.gantry.ecs.domain.cluster.ClusterView;
import dev.gantry.ecs.domain.identifier.ClusterReference;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ClusterField;
import dev.gantry.shapes.ecs.DescribeClustersRequest;
import dev.gantry.shapes.ecs.DescribeClustersResponse;
import dev.gantry.value.Arn;
import java.util.List;
import java.util.Optional;

/** Tells about up to a hundred clusters; deleted ones too, as INACTIVE. */
public final class DescribeClusters implements Query<DescribeClustersRequest, DescribeClustersResponse> {

    private static final int MOST = 100;

    @Override
    public String subject(DescribeClustersRequest request, Call call) {
        List<String> named = request.clustersOrEmpty();
        return named.size() > 1 ? "*" : Subjects.cluster(named.isEmpty() ? null : named.getFirst(), call);
    }

    @Override
    public DescribeClustersResponse answer(DescribeClustersRequest request, View view, Call call) {
        List<String> named =
                request.clustersOrEmpty().isEmpty() ? List.of(ClusterReference.DEFAULT) : request.clustersOrEmpty();

        Batch<Cluster> batch = Batch.of(
                Batch.checked(named, "Clusters", MOST),
                reference -> find(view, call, reference),
                reference -> Subjects.cluster(reference, call));

        return new DescribeClustersResponse(
                batch.found().stream()
                        .map(cluster ->
                                ClusterView.describe(cluster, counts(view, cluster, request), request.includeOrEmpty()))
                        .toList(),
                batch.failures());
    }

    private static ClusterCounts counts(View view, Cluster cluster, DescribeClustersRequest request) {
        return request.includeOrEmpty().contains(ClusterField.STATISTICS)
                ? ClusterCounting.withStatistics(view, cluster)
                : ClusterCounting.of(view, cluster);
    }

    /** Here, and only here, a cluster of another account or region is one of the failures. */
    private static Optional<Cluster> find(View view, Call call, String reference) {
        boolean elsewhere = Arn.parse(reference)
                .filter(arn -> !arn.scope().equals(call.scope()))
                .isPresent();
        return elsewhere ? Optional.empty() : Clusters.find(view, call.scope(), reference);
    }
}
