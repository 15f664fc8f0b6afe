package dev.gantry.ecs.operations;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.instance.ContainerInstances;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ContainerInstance;
import dev.gantry.shapes.ecs.DescribeContainerInstancesRequest;
import dev.gantry.shapes.ecs.DescribeContainerInstancesResponse;
import java.util.List;

/** Tells all about up to a hundred container instances; deregistered ones too, for a while. */
public final class DescribeContainerInstances
        implements Query<DescribeContainerInstancesRequest, DescribeContainerInstancesResponse> {

    private static final int MOST = 100;

    @Override
    public String subject(DescribeContainerInstancesRequest request, Call call) {
        List<String> named = request.containerInstancesOrEmpty();
        return named.size() == 1 ? Subjects.containerInstance(request.cluster(), named.getFirst(), call) : "*";
    }

    @Override
    public DescribeContainerInstancesResponse answer(DescribeContainerInstancesRequest request, View view, Call call) {
        Cluster cluster = Clusters.active(view, call.scope(), request.cluster());

        Batch<ContainerInstance> batch = Batch.of(
                Batch.checked(request.containerInstancesOrEmpty(), "Container instances", MOST),
                reference -> ContainerInstances.find(view, cluster, reference)
                        .map(instance -> ContainerInstances.describe(view, instance, request.includeOrEmpty())),
                reference -> ContainerInstances.arn(cluster, reference));

        return new DescribeContainerInstancesResponse(batch.found(), batch.failures());
    }
}
