package dev.gantry.ecs.operations;

import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Pages;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.Page;
import dev.gantry.ecs.domain.identifier.ResourceId;
import dev.gantry.ecs.domain.identifier.ServiceReference;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.task.DesiredStatus;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.service.ServiceLookup;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ListTasksRequest;
import dev.gantry.shapes.ecs.ListTasksResponse;
import dev.gantry.shapes.ecs.ServiceNotFoundException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the ARNs of a cluster's tasks by what is wanted of them. */
public final class ListTasks implements Query<ListTasksRequest, ListTasksResponse> {

    @Override
    public String subject(ListTasksRequest request, Call call) {
        String instance = request.containerInstance();
        return instance == null ? "*" : Subjects.containerInstance(request.cluster(), instance, call);
    }

    @Override
    public ListTasksResponse answer(ListTasksRequest request, View view, Call call) {
        Cluster cluster = Clusters.active(view, call.scope(), request.cluster());
        check(request);
        Slice<Task> rows = rows(request, view, cluster);
        Page<Task> page = Pages.of(rows, filter(request, cluster), request.nextToken(), request.maxResults());

        return ListTasksResponse.builder()
                .taskArns(page.map(Task::arn))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    private static void check(ListTasksRequest request) {
        if (request.startedBy() != null && hasOtherFilter(request)) {
            throw new InvalidParameterException("cannot provide startedBy with other filters.");
        }
    }

    private static boolean hasOtherFilter(ListTasksRequest request) {
        return Stream.of(
                        request.family(),
                        request.serviceName(),
                        request.containerInstance(),
                        request.launchType(),
                        request.daemonName())
                .anyMatch(Objects::nonNull);
    }

    /** PENDING is accepted and matches nothing: no task is ever wanted PENDING. */
    private static Slice<Task> rows(ListTasksRequest request, View view, Cluster cluster) {
        String desired = Objects.requireNonNullElse(request.desiredStatus(), DesiredStatus.RUNNING.name());
        Optional<Service> service = service(request, view, cluster);
        if (service.isPresent() && desired.equals(DesiredStatus.RUNNING.name())) {
            return view.by(
                    EcsTables.TASKS_BY_GROUP,
                    EcsTables.groupKey(
                            cluster.scope(), cluster.name(), service.get().id().group()));
        }
        return view.by(
                EcsTables.TASKS_BY_CLUSTER, EcsTables.clusterKey(cluster.scope(), cluster.name()) + "/" + desired);
    }

    private static Optional<Service> service(ListTasksRequest request, View view, Cluster cluster) {
        return Optional.ofNullable(request.serviceName())
                .map(reference -> ServiceLookup.find(view, cluster, reference)
                        .orElseThrow(() -> new ServiceNotFoundException("Service not found.")));
    }

    private static Predicate<Task> filter(ListTasksRequest request, Cluster cluster) {
        String instance = request.containerInstance();
        Optional<String> host = Optional.ofNullable(instance)
                .map(reference -> ResourceId.ofContainerInstance(reference, cluster.name()));
        String desired = Objects.requireNonNullElse(request.desiredStatus(), DesiredStatus.RUNNING.name());
        String service = request.serviceName();
        return allOf(List.of(
                task -> task.desiredStatus().name().equals(desired),
                equalTo(
                        service == null ? null : ServiceReference.name(service, cluster.name()),
                        task -> task.launch().service()),
                equalTo(request.family(), task -> Optional.of(task.launch().family())),
                equalTo(request.startedBy(), task -> task.launch().origin().startedBy()),
                equalTo(
                        request.launchType(),
                        task -> Optional.of(task.launch().origin().launchType())),
                equalTo(request.daemonName(), task -> Optional.empty()),
                equalTo(host.orElse(null), task -> task.place().containerInstance())));
    }

    private static Predicate<Task> equalTo(@Nullable String wanted, Function<Task, Optional<String>> actual) {
        return wanted == null
                ? task -> true
                : task -> actual.apply(task).filter(wanted::equals).isPresent();
    }

    private static Predicate<Task> allOf(List<Predicate<Task>> predicates) {
        return task -> predicates.stream().allMatch(predicate -> predicate.test(task));
    }
}
