package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Pages;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.Page;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceStatus;
import dev.gantry.ecs.domain.placement.query.ClusterQuery;
import dev.gantry.ecs.instance.ContainerInstances;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ListContainerInstancesRequest;
import dev.gantry.shapes.ecs.ListContainerInstancesResponse;
import java.util.Objects;
import java.util.function.Predicate;

/** Lists the ARNs of a cluster's container instances, by status and by the cluster query language. */
public final class ListContainerInstances
        implements Query<ListContainerInstancesRequest, ListContainerInstancesResponse> {

    @Override
    public String subject(ListContainerInstancesRequest request, Call call) {
        return Subjects.cluster(request.cluster(), call);
    }

    @Override
    public ListContainerInstancesResponse answer(ListContainerInstancesRequest request, View view, Call call) {
        Cluster cluster = Clusters.active(view, call.scope(), request.cluster());
        Predicate<ContainerInstance> filter = status(request).and(query(request, view));

        Page<ContainerInstance> page =
                Pages.of(rows(request, view, cluster), filter, request.nextToken(), request.maxResults());

        return ListContainerInstancesResponse.builder()
                .containerInstanceArns(page.map(ContainerInstance::arn))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    /** Only those on their way in or out stand outside of the index. */
    private static Slice<ContainerInstance> rows(ListContainerInstancesRequest request, View view, Cluster cluster) {
        String status = request.status();
        boolean registered = status == null || InstanceStatus.valueOf(status).isRegistered();
        return registered ? ContainerInstances.registered(view, cluster) : ContainerInstances.all(view, cluster);
    }

    private static Predicate<ContainerInstance> status(ListContainerInstancesRequest request) {
        String status = request.status();
        return status == null ? _ -> true : instance -> instance.status() == InstanceStatus.valueOf(status);
    }

    private static Predicate<ContainerInstance> query(ListContainerInstancesRequest request, View view) {
        String filter = Objects.requireNonNullElse(request.filter(), "");
        if (filter.isEmpty()) {
            return _ -> true;
        }
        ClusterQuery query = ClusterQuery.parse(filter);
        return instance -> query.matches(ContainerInstances.facts(view, instance));
    }
}
