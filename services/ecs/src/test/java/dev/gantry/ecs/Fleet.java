package dev.gantry.ecs;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.Reserved;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.ecs.domain.task.TaskLaunch;
import dev.gantry.ecs.domain.task.TaskLifecycle;
import dev.gantry.ecs.domain.task.TaskOptions;
import dev.gantry.ecs.domain.task.TaskOrigin;
import dev.gantry.ecs.domain.task.TaskPlace;
import dev.gantry.ecs.domain.task.TaskRequest;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.ecs.operations.CreateCluster;
import dev.gantry.ecs.operations.RegisterContainerInstance;
import dev.gantry.ecs.operations.RegisterTaskDefinition;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.CreateClusterRequest;
import dev.gantry.shapes.ecs.LaunchType;
import dev.gantry.shapes.ecs.RegisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.Resource;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Clusters, instances, definitions and tasks for tests that are about something else. */
public final class Fleet {

    private final EcsTester ecs;

    public Fleet(EcsTester ecs) {
        this.ecs = ecs;
    }

    public void cluster(String name) {
        ecs.run(
                new CreateCluster(),
                CreateClusterRequest.builder().clusterName(name).build());
    }

    /** Registers an instance as its agent does, and returns its ARN. */
    public String instance(String cluster, Attribute... attributes) {
        RegisterContainerInstanceRequest request = RegisterContainerInstanceRequest.builder()
                .cluster(cluster)
                .totalResources(List.of(resource("CPU", 2048), resource("MEMORY", 4096)))
                .attributes(List.of(attributes))
                .build();
        return Objects.requireNonNull(Objects.requireNonNull(
                        ecs.run(new RegisterContainerInstance(), request).containerInstance())
                .containerInstanceArn());
    }

    private static Resource resource(String name, int value) {
        return Resource.builder().name(name).type("INTEGER").integerValue(value).build();
    }

    public static Attribute attribute(String name, String value) {
        return Attribute.builder().name(name).value(value).build();
    }

    /** Registers the next revision of a family, and returns it as clients see it. */
    public TaskDefinition definition(String family) {
        ContainerDefinition container = ContainerDefinition.builder()
                .name("app")
                .image("busybox")
                .memory(64)
                .build();
        RegisterTaskDefinitionRequest request = RegisterTaskDefinitionRequest.builder()
                .family(family)
                .containerDefinitions(List.of(container))
                .build();
        return Objects.requireNonNull(
                ecs.run(new RegisterTaskDefinition(), request).taskDefinition());
    }

    /** A task of revision 1 of the family on the instance. */
    public Task task(String cluster, String family, String instanceArn) {
        TaskOrigin origin = new TaskOrigin("family:" + family, Optional.empty(), LaunchType.EC2, Optional.empty());
        TaskPlace place = TaskPlace.onInstance(id(instanceArn), Optional.empty(), Reserved.NOTHING);
        Task task = begin(cluster, family, origin, place);
        InstanceId host = new InstanceId(ecs.scope(), cluster, id(instanceArn));
        ecs.write(tx -> tx.put(
                EcsTables.RESERVATIONS,
                tx.find(EcsTables.RESERVATIONS, host.key()).orElseThrow().counting(0, 1)));
        return task;
    }

    /** A task of revision 1 of the family on FARGATE_SPOT. */
    public Task spotTask(String cluster, String family) {
        TaskOrigin origin =
                new TaskOrigin("family:" + family, Optional.empty(), LaunchType.FARGATE, Optional.of("FARGATE_SPOT"));
        return begin(cluster, family, origin, TaskPlace.onFargateHost("host-1", Optional.empty(), Reserved.NOTHING));
    }

    private Task begin(String cluster, String family, TaskOrigin origin, TaskPlace place) {
        TaskDefinition definition =
                TaskDefinition.builder().family(family).revision(1).build();
        TaskLaunch launch = TaskLaunch.of(definition, origin, TaskOptions.NONE, TaskRequest.NOTHING);
        Task[] begun = new Task[1];
        ecs.write(tx -> {
            TaskId id = new TaskId(ecs.scope(), cluster, tx.ids().hex(32));
            Instant now = tx.now();
            begun[0] = TaskLedger.begin(tx, TaskLifecycle.begin(Task.accepted(id, launch, List.of(), now), place, now));
        });
        return begun[0];
    }

    /** Makes it STOPPED, as when its host is lost. */
    public void stop(Task task) {
        ecs.write(tx -> TaskLedger.signal(
                tx,
                tx.find(EcsTables.TASKS, task.key()).orElseThrow(),
                new TaskSignal.InstanceLost(StopCause.byUser(Optional.empty()), tx.now())));
    }

    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
