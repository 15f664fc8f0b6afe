package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceLifecycle;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.RunTaskResponse;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import dev.gantry.shapes.ecs.Task;
import dev.gantry.value.Arn;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Cluster prod, and tasks in it, as tests of the task operations ask for them. */
final class TaskRequests {

    final EcsTester ecs = EcsTester.start();
    final Fleet fleet = new Fleet(ecs);

    TaskRequests() {
        fleet.cluster("prod");
        fleet.definition("web");
    }

    /** An instance with room for 2048 CPU units and 4096 MiB, its agent connected. */
    String instance(Attribute... attributes) {
        String arn = fleet.instance("prod", attributes);
        connected(arn, true);
        return arn;
    }

    void connected(String instanceArn, boolean connected) {
        String[] parts = Arn.parse(instanceArn).orElseThrow().resource().split("/");
        InstanceId id = new InstanceId(ecs.scope(), parts[1], parts[2]);
        ecs.write(tx -> {
            ContainerInstance instance = tx.find(EcsTables.INSTANCES, id.key()).orElseThrow();
            tx.put(
                    EcsTables.INSTANCES,
                    ContainerInstanceLifecycle.next(
                            instance,
                            connected ? new InstanceSignal.AgentConnected() : new InstanceSignal.AgentDisconnected()));
        });
    }

    RunTaskResponse run(UnaryOperator<RunTaskRequest.Builder> wishes) {
        RunTaskRequest.Builder request =
                RunTaskRequest.builder().cluster("prod").taskDefinition("web");
        return ecs.run(new RunTask(), wishes.apply(request).build());
    }

    Task one(UnaryOperator<RunTaskRequest.Builder> wishes) {
        return run(wishes).tasksOrEmpty().getFirst();
    }

    String one() {
        return arn(one(request -> request));
    }

    static String arn(Task task) {
        return Objects.requireNonNull(task.taskArn());
    }

    static List<String> arns(RunTaskResponse response) {
        return response.tasksOrEmpty().stream().map(TaskRequests::arn).toList();
    }

    void report(String task, String status) {
        ecs.run(
                new SubmitTaskStateChange(),
                SubmitTaskStateChangeRequest.builder()
                        .cluster("prod")
                        .task(task)
                        .status(status)
                        .build());
    }

    dev.gantry.ecs.domain.task.Task row(String arn) {
        return ecs.view().all(EcsTables.TASKS).stream()
                .filter(task -> task.arn().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    /** What tasks hold on the instance. */
    int memoryHeld(String instanceArn) {
        return ecs.view().all(EcsTables.TASKS).stream()
                .filter(TaskLedger::holds)
                .filter(task -> TaskLedger.hostOf(task).orElseThrow().arn().equals(instanceArn))
                .mapToInt(task -> task.place().reserved().memory())
                .sum();
    }
}
