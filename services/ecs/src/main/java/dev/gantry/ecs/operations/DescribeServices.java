package dev.gantry.ecs.operations;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.ServiceView;
import dev.gantry.ecs.service.ServiceLookup;
import dev.gantry.ecs.service.ServiceViews;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.DescribeServicesRequest;
import dev.gantry.shapes.ecs.DescribeServicesResponse;
import dev.gantry.shapes.ecs.Service;
import dev.gantry.shapes.ecs.ServiceField;
import java.util.List;
import java.util.function.Function;

/** Tells all about up to ten services; deleted ones too, as INACTIVE, for a while. */
public final class DescribeServices implements Query<DescribeServicesRequest, DescribeServicesResponse> {

    private static final int MOST = 10;

    @Override
    public String subject(DescribeServicesRequest request, Call call) {
        List<String> named = request.servicesOrEmpty();
        return named.size() == 1 ? Subjects.service(request.cluster(), named.getFirst(), call) : "*";
    }

    @Override
    public DescribeServicesResponse answer(DescribeServicesRequest request, View view, Call call) {
        Cluster cluster = Clusters.active(view, call.scope(), request.cluster());
        ServiceViews views = new ServiceViews(view);
        Function<ServiceView, Service> describe = request.includeOrEmpty().contains(ServiceField.TAGS)
                ? ServiceView::describeWithTags
                : ServiceView::describe;

        Batch<Service> batch = Batch.of(
                Batch.checked(request.servicesOrEmpty(), "Services", MOST),
                reference -> ServiceLookup.find(view, cluster, reference)
                        .map(views::of)
                        .map(describe),
                reference -> ServiceLookup.arn(cluster, reference));

        return new DescribeServicesResponse(batch.found(), batch.failures());
    }
}
