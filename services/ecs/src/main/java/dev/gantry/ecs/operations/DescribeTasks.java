package dev.gantry.ecs.operations;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.Clusters;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.Tasks;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskView;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.DescribeTasksRequest;
import dev.gantry.shapes.ecs.DescribeTasksResponse;
import dev.gantry.shapes.ecs.TaskField;
import java.util.List;
import java.util.function.Function;

/** Tells all about up to a hundred tasks; stopped ones too, for an hour. */
public final class DescribeTasks implements Query<DescribeTasksRequest, DescribeTasksResponse> {

    private static final int MOST = 100;

    @Override
    public String subject(DescribeTasksRequest request, Call call) {
        List<String> named = request.tasksOrEmpty();
        return named.size() == 1 ? Subjects.task(request.cluster(), named.getFirst(), call) : "*";
    }

    @Override
    public DescribeTasksResponse answer(DescribeTasksRequest request, View view, Call call) {
        Cluster cluster = Clusters.active(view, call.scope(), request.cluster());
        Function<Task, dev.gantry.shapes.ecs.Task> describe =
                request.includeOrEmpty().contains(TaskField.TAGS) ? TaskView::describeWithTags : TaskView::describe;

        Batch<dev.gantry.shapes.ecs.Task> batch = Batch.of(
                Batch.checked(request.tasksOrEmpty(), "Tasks", MOST),
                reference -> Tasks.find(view, cluster, reference).map(describe),
                reference -> Tasks.arn(cluster, reference));

        return new DescribeTasksResponse(batch.found(), batch.failures());
    }
}
