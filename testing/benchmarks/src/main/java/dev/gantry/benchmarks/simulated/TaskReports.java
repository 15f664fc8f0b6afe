package dev.gantry.benchmarks.simulated;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.operations.SubmitTaskStateChange;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Engine;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.Task;
import dev.gantry.shapes.ecs.ContainerStateChange;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What simulated hosts report: SubmitTaskStateChange as the real agent calls it, posted to the writer without a wait. */
final class TaskReports {

    private static final String STOPPED = "STOPPED";

    private final SubmitTaskStateChange operation = new SubmitTaskStateChange();
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Engine engine;
    private final Call call;

    TaskReports(Engine engine, Call call) {
        this.engine = engine;
        this.call = call;
    }

    void report(InstanceId instance, Task task) {
        SubmitTaskStateChangeRequest request = request(instance, task);
        engine.post(tx -> operation.run(request, tx, call), _ -> done.increment(), _ -> failed.increment());
    }

    /** That the task is as it should be. */
    static SubmitTaskStateChangeRequest request(InstanceId instance, Task task) {
        String status = STOPPED.equals(task.desiredStatus()) ? STOPPED : "RUNNING";
        return SubmitTaskStateChangeRequest.builder()
                .cluster(instance.cluster())
                .task(task.arn())
                .status(status)
                .containers(task.containersOrEmpty().stream()
                        .filter(Objects::nonNull)
                        .map(container -> change(container, status))
                        .toList())
                .build();
    }

    private static ContainerStateChange change(Container container, String status) {
        return ContainerStateChange.builder()
                .containerName(container.name())
                .status(status)
                .exitCode(status.equals(STOPPED) ? 0 : null)
                .build();
    }

    long done() {
        return done.sum();
    }

    long failed() {
        return failed.sum();
    }
}
