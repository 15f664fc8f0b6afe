package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Pages;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.Page;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.service.ServiceDeployments;
import dev.gantry.ecs.service.ServiceLookup;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.CreatedAt;
import dev.gantry.shapes.ecs.ListServiceDeploymentsRequest;
import dev.gantry.shapes.ecs.ListServiceDeploymentsResponse;
import dev.gantry.shapes.ecs.ServiceNotFoundException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Lists the service deployments of a service, the newest first; those that ended are kept for 90 days. */
public final class ListServiceDeployments
        implements Query<ListServiceDeploymentsRequest, ListServiceDeploymentsResponse> {

    private static final int USUAL = 20;

    @Override
    public String subject(ListServiceDeploymentsRequest request, Call call) {
        return Subjects.service(request.cluster(), request.service(), call);
    }

    @Override
    public ListServiceDeploymentsResponse answer(ListServiceDeploymentsRequest request, View view, Call call) {
        Cluster cluster = Clusters.active(view, call.scope(), request.cluster());
        Service service = ServiceLookup.find(view, cluster, request.service())
                .orElseThrow(() -> new ServiceNotFoundException("Service not found."));
        List<ServiceDeployment> newestFirst =
                view.all(EcsTables.SERVICE_DEPLOYMENTS).startingWith(service.key() + "/").stream()
                        .sorted(Comparator.comparing(ListServiceDeployments::position))
                        .toList();
        Page<ServiceDeployment> page = Pages.of(
                newestFirst,
                filter(request),
                ListServiceDeployments::position,
                request.nextToken(),
                Pages.size(request.maxResults(), USUAL));

        return ListServiceDeploymentsResponse.builder()
                .serviceDeployments(
                        page.map(each -> ServiceDeployments.describe(view, each).brief()))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    /** Ascends from the newest to the oldest. */
    private static String position(ServiceDeployment row) {
        long age = Long.MAX_VALUE - row.times().created().toEpochMilli();
        return String.format("%016x/%s", age, row.id());
    }

    private static Predicate<ServiceDeployment> filter(ListServiceDeploymentsRequest request) {
        List<String> statuses = request.statusOrEmpty();
        CreatedAt created = request.createdAt();
        Instant after = created == null ? Instant.MIN : Objects.requireNonNullElse(created.after(), Instant.MIN);
        Instant before = created == null ? Instant.MAX : Objects.requireNonNullElse(created.before(), Instant.MAX);
        return row -> (statuses.isEmpty() || statuses.contains(row.status().name()))
                && !row.times().created().isBefore(after)
                && !row.times().created().isAfter(before);
    }
}
