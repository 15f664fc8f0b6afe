package dev.gantry.ecs.operations;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.domain.service.TaskSetView;
import dev.gantry.ecs.service.ServiceLookup;
import dev.gantry.ecs.service.ServiceViews;
import dev.gantry.ecs.service.TaskSets;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.DescribeTaskSetsRequest;
import dev.gantry.shapes.ecs.DescribeTaskSetsResponse;
import dev.gantry.shapes.ecs.TaskSetField;
import java.util.List;
import java.util.function.Function;

/** Tells all about the task sets of an EXTERNAL service, or about those that are named. */
public final class DescribeTaskSets implements Query<DescribeTaskSetsRequest, DescribeTaskSetsResponse> {

    @Override
    public String subject(DescribeTaskSetsRequest request, Call call) {
        List<String> named = request.taskSetsOrEmpty();
        return named.size() == 1 ? Subjects.taskSet(request.cluster(), request.service(), named.getFirst(), call) : "*";
    }

    @Override
    public DescribeTaskSetsResponse answer(DescribeTaskSetsRequest request, View view, Call call) {
        Cluster cluster = Clusters.active(view, call.scope(), request.cluster());
        Service service = TaskSets.external(ServiceLookup.active(view, cluster, request.service()));
        Batch<TaskSet> batch = request.taskSetsOrEmpty().isEmpty()
                ? new Batch<>(TaskSets.of(view, service).stream().toList(), List.of())
                : Batch.of(
                        request.taskSetsOrEmpty(),
                        reference -> TaskSets.find(view, service, reference),
                        reference -> TaskSets.arn(service, reference));
        Function<TaskSetView, dev.gantry.shapes.ecs.TaskSet> describe =
                request.includeOrEmpty().contains(TaskSetField.TAGS)
                        ? TaskSetView::describeWithTags
                        : TaskSetView::describe;
        ServiceViews views = new ServiceViews(view);
        return new DescribeTaskSetsResponse(
                batch.found().stream()
                        .map(taskSet -> describe.apply(views.of(taskSet, service)))
                        .toList(),
                batch.failures());
    }
}
