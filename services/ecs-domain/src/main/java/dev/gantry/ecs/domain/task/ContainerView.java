package dev.gantry.ecs.domain.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.shapes.ecs.NetworkBinding;
import dev.gantry.shapes.ecs.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task's container as clients see it. */
public final class ContainerView {

    private ContainerView() {}

    /** A container's ARN. Its UUID follows from the task's id and the container's name, so that no row keeps it. */
    public static String arn(TaskId task, String container) {
        UUID id = UUID.nameUUIDFromBytes((task.id() + "/" + container).getBytes(UTF_8));
        return EcsArn.container(task.scope(), task.cluster(), task.id(), id.toString());
    }

    static dev.gantry.shapes.ecs.Container describe(Task task, Container container) {
        ContainerPlan plan = container.plan();
        return dev.gantry.shapes.ecs.Container.builder()
                .containerArn(arn(task.id(), plan.name()))
                .taskArn(task.arn())
                .name(plan.name())
                .image(plan.image())
                .imageDigest(container.imageDigest().orElse(null))
                .runtimeId(container.runtimeId().orElse(null))
                .lastStatus(container.lastStatus().name())
                .exitCode(container.exitCode().orElse(null))
                .reason(container.reason().orElse(null))
                .networkBindings(container.bindings().stream()
                        .map(ContainerView::binding)
                        .toList())
                .networkInterfaces(networkInterfaces(task))
                .healthStatus(container.health().name())
                .managedAgents(container.managedAgents().isEmpty() ? null : container.managedAgents())
                .cpu(String.valueOf(plan.cpu()))
                .memory(ifSet(plan.memory()))
                .memoryReservation(ifSet(plan.memoryReservation()))
                .gpuIds(plan.gpus() == 0 ? null : gpuIds(task, container))
                .build();
    }

    private static @Nullable String ifSet(int mebibytes) {
        return mebibytes == 0 ? null : String.valueOf(mebibytes);
    }

    /** The task's GPUs are dealt out in the order of its containers. */
    public static List<String> gpuIds(Task task, Container container) {
        List<String> all = task.place().reserved().gpus();
        int from = task.containers().stream()
                .takeWhile(other -> !other.name().equals(container.name()))
                .mapToInt(other -> other.plan().gpus())
                .sum();
        int to = Math.min(all.size(), from + container.plan().gpus());
        return from >= to ? List.of() : all.subList(from, to);
    }

    private static NetworkBinding binding(PortBinding binding) {
        return NetworkBinding.builder()
                .bindIP(binding.bindIp())
                .protocol(binding.protocol())
                .containerPort(binding.containerPort() == 0 ? null : (Integer) binding.containerPort())
                .hostPort(binding.hostPort() == 0 ? null : (Integer) binding.hostPort())
                .containerPortRange(binding.containerPortRange().orElse(null))
                .hostPortRange(binding.hostPortRange().orElse(null))
                .build();
    }

    private static List<NetworkInterface> networkInterfaces(Task task) {
        Optional<TaskAttachment> attachment = task.networkInterface();
        return attachment
                .map(eni -> NetworkInterface.builder()
                        .attachmentId(eni.id())
                        .privateIpv4Address(eni.detail("privateIPv4Address").orElse(null))
                        .build())
                .map(List::of)
                .orElse(List.of());
    }
}
