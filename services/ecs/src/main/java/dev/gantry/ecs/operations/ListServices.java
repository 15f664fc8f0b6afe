package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Pages;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.Page;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.service.ServiceViews;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ListServicesRequest;
import dev.gantry.shapes.ecs.ListServicesResponse;
import dev.gantry.shapes.ecs.ResourceManagementType;
import dev.gantry.shapes.ecs.ServiceRevision;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists the ARNs of a cluster's ACTIVE services, ten at a time. */
public final class ListServices implements Query<ListServicesRequest, ListServicesResponse> {

    private static final int USUAL = 10;

    @Override
    public ListServicesResponse answer(ListServicesRequest request, View view, Call call) {
        Cluster cluster = Clusters.active(view, call.scope(), request.cluster());
        Page<Service> page = Pages.of(
                view.by(EcsTables.SERVICES_BY_CLUSTER, EcsTables.clusterKey(cluster.scope(), cluster.name())),
                filter(request, view),
                request.nextToken(),
                Pages.size(request.maxResults(), USUAL));

        return ListServicesResponse.builder()
                .serviceArns(page.map(Service::arn))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    /** Every service here is managed by its customer. */
    private static Predicate<Service> filter(ListServicesRequest request, View view) {
        String launchType = request.launchType();
        return service -> service.isActive()
                && isOrAny(request.schedulingStrategy(), service.settings().schedulingStrategy())
                && isOrAny(request.resourceManagementType(), ResourceManagementType.CUSTOMER)
                && (launchType == null || launchType.equals(launchType(service, view)));
    }

    private static boolean isOrAny(@Nullable String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }

    /** Services that run by a strategy have none. */
    private static @Nullable String launchType(Service service, View view) {
        return new ServiceViews(view)
                .facts(service)
                .map(ServiceRevision::launchType)
                .orElse(null);
    }
}
