package dev.gantry.ecs.domain;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceLifecycle;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.domain.instance.RegisteredResources;
import dev.gantry.ecs.domain.instance.Reserved;
import dev.gantry.ecs.domain.placement.Candidate;
import dev.gantry.ecs.domain.task.AttachmentStatus;
import dev.gantry.ecs.domain.task.Container;
import dev.gantry.ecs.domain.task.ContainerPlan;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskAttachment;
import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.ecs.domain.task.TaskLaunch;
import dev.gantry.ecs.domain.task.TaskOptions;
import dev.gantry.ecs.domain.task.TaskOrigin;
import dev.gantry.ecs.domain.task.TaskPlace;
import dev.gantry.ecs.domain.task.TaskSize;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.KeyValuePair;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.value.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plain examples of ECS' nouns. */
public final class Samples {

    public static final Scope SCOPE = new Scope("123456789012", "us-east-1");
    public static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    public static final String TASK = "0123456789abcdef0123456789abcdef";
    public static final String INSTANCE = "fedcba9876543210fedcba9876543210";

    private Samples() {}

    public static Instant second(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    public static ContainerDefinition.Builder container(String name) {
        return ContainerDefinition.builder().name(name).image("busybox:1").memory(128);
    }

    public static RegisterTaskDefinitionRequest.Builder definition(ContainerDefinition.Builder... containers) {
        List<ContainerDefinition> built = new ArrayList<>();
        for (ContainerDefinition.Builder container : containers) {
            built.add(container.build());
        }
        return RegisterTaskDefinitionRequest.builder().family("web").containerDefinitions(built);
    }

    public static ContainerPlan plan(String name, boolean essential) {
        return new ContainerPlan(name, "busybox:1", essential, false, 64, 128, 0, 0);
    }

    /** Two containers: {@code app} is essential, {@code side} is not. */
    public static List<Container> containers() {
        return List.of(
                Container.planned(plan("app", true), List.of()), Container.planned(plan("side", false), List.of()));
    }

    public static TaskLaunch launch(boolean awsvpc, boolean activation) {
        return new TaskLaunch(
                "web",
                3,
                new TaskOrigin("family:web", Optional.empty(), "EC2", Optional.empty()),
                new TaskOptions(false, activation, Optional.empty()),
                new TaskSize("128", "256", 0),
                "x86_64",
                awsvpc,
                Optional.empty());
    }

    public static TaskId taskId() {
        return new TaskId(SCOPE, "demo", TASK);
    }

    public static Task accepted(boolean awsvpc, boolean activation) {
        return Task.accepted(taskId(), launch(awsvpc, activation), containers(), NOON);
    }

    public static TaskPlace place() {
        return TaskPlace.onInstance(INSTANCE, Optional.of("us-east-1a"), Reserved.NOTHING);
    }

    public static TaskAttachment networkInterface() {
        return new TaskAttachment(
                "11111111-2222-3333-4444-555555555555",
                TaskAttachment.NETWORK_INTERFACE,
                AttachmentStatus.ATTACHED,
                List.of(
                        new KeyValuePair("subnetId", "subnet-1"),
                        new KeyValuePair("networkInterfaceId", "eni-1"),
                        new KeyValuePair("privateIPv4Address", "10.0.0.9")));
    }

    public static InstanceId instanceId(int number) {
        return new InstanceId(SCOPE, "demo", "%032x".formatted(number));
    }

    public static RegisteredResources resources(int cpu, int memory) {
        return new RegisteredResources(cpu, memory, List.of(22, 2375, 2376, 51678, 51679), List.of(), List.of(), 2);
    }

    public static Attribute attribute(String name, String value) {
        return Attribute.builder().name(name).value(value).build();
    }

    /** An instance with 2048 CPU units and 4096 MiB, connected. */
    public static ContainerInstance instance(int number, Attribute... attributes) {
        return ContainerInstanceLifecycle.next(
                ContainerInstance.registered(instanceId(number), resources(2048, 4096), List.of(attributes), NOON),
                new InstanceSignal.AgentConnected());
    }

    public static Candidate candidate(ContainerInstance instance) {
        return new Candidate(instance, InstanceReservation.none(instance.id(), instance.resources()), _ -> List.of());
    }
}
