package dev.gantry.agent.engine;

import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.ContainerDependency;
import dev.gantry.shapes.acs.ContainerRestartPolicy;
import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.acs.PortMapping;
import dev.gantry.shapes.acs.Task;
import java.util.List;

/** Short ways to say what a control plane sends. */
public final class Tasks {

    public static final String CLUSTER = "arn:aws:ecs:us-east-1:123456789012:cluster/demo";

    private Tasks() {}

    public static String arn(String id) {
        return "arn:aws:ecs:us-east-1:123456789012:task/demo/" + id;
    }

    public static PayloadMessage payload(Task... tasks) {
        return PayloadMessage.builder()
                .messageId("message")
                .clusterArn(CLUSTER)
                .tasks(List.of(tasks))
                .build();
    }

    public static Task task(String id, Container... containers) {
        return Task.builder()
                .arn(arn(id))
                .desiredStatus("RUNNING")
                .taskClusterArn(CLUSTER)
                .family("family")
                .version("1")
                .containers(List.of(containers))
                .build();
    }

    public static Task stopped(Task task) {
        return task.toBuilder().desiredStatus("STOPPED").build();
    }

    /** An essential container that does what its words say. */
    public static Container container(String name, String... words) {
        return Container.builder()
                .name(name)
                .image("app:1")
                .essential(true)
                .cpu(100)
                .memory(64)
                .command(List.of(words))
                .build();
    }

    public static Container sidecar(String name, String... words) {
        return container(name, words).toBuilder().essential(false).build();
    }

    public static Container dependsOn(Container container, String other, String condition) {
        ContainerDependency dependency = ContainerDependency.builder()
                .containerName(other)
                .condition(condition)
                .build();
        return container.toBuilder().dependsOn(List.of(dependency)).build();
    }

    public static Container restarted(Container container, int period, Integer... ignored) {
        return container.toBuilder()
                .restartPolicy(ContainerRestartPolicy.builder()
                        .enabled(true)
                        .restartAttemptPeriod(period)
                        .ignoredExitCodes(List.of(ignored))
                        .build())
                .build();
    }

    public static Container published(Container container, int containerPort, int hostPort) {
        PortMapping mapping = PortMapping.builder()
                .containerPort(containerPort)
                .hostPort(hostPort)
                .protocol("tcp")
                .build();
        return container.toBuilder().portMappings(List.of(mapping)).build();
    }
}
