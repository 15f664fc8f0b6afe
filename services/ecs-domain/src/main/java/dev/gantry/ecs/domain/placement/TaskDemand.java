package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.taskdefinition.Gpus;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.NetworkMode;
import dev.gantry.shapes.ecs.PortMapping;
import dev.gantry.shapes.ecs.RuntimePlatform;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a task asks of an instance. It must equal the agent's own accounting to the unit: a task that the agent cannot
 * take blocks all that come after it.
 *
 * @param cpu in CPU units
 * @param memory in MiB
 * @param tcpPorts static host ports, sorted; none in awsvpc mode
 * @param gpus how many
 * @param networkInterfaces 1 in awsvpc mode
 * @param attributes names that the instance has to have
 * @param platform values of built-in attributes that the instance must not contradict
 * @param zones the availability zones of the task's subnets; empty: anywhere
 */
public record TaskDemand(
        int cpu,
        int memory,
        List<Integer> tcpPorts,
        List<Integer> udpPorts,
        int gpus,
        int networkInterfaces,
        List<Attribute> attributes,
        List<Attribute> platform,
        Set<String> zones) {

    public TaskDemand {
        tcpPorts = List.copyOf(tcpPorts);
        udpPorts = List.copyOf(udpPorts);
        attributes = List.copyOf(attributes);
        platform = List.copyOf(platform);
        zones = Set.copyOf(zones);
    }

    /** The demand of a task of this definition, which overrides have been merged into. */
    public static TaskDemand of(TaskDefinition definition) {
        boolean awsvpc = NetworkMode.AWSVPC.equals(definition.networkMode());
        return new TaskDemand(
                amount(definition.cpu()).orElseGet(() -> sum(definition, TaskDemand::cpu)),
                amount(definition.memory()).orElseGet(() -> sum(definition, TaskDemand::memory)),
                awsvpc ? List.of() : ports(definition, "tcp"),
                awsvpc ? List.of() : ports(definition, "udp"),
                sum(definition, Gpus::of),
                awsvpc ? 1 : 0,
                definition.requiresAttributesOrEmpty(),
                platform(definition.runtimePlatform()),
                Set.of());
    }

    /** The same demand, on instances in these zones only. */
    public TaskDemand within(Set<String> availabilityZones) {
        return new TaskDemand(
                cpu, memory, tcpPorts, udpPorts, gpus, networkInterfaces, attributes, platform, availabilityZones);
    }

    private static Optional<Integer> amount(@Nullable String normalised) {
        return normalised == null ? Optional.empty() : Optional.of(Integer.valueOf(normalised));
    }

    private static int sum(TaskDefinition definition, ToIntFunction<ContainerDefinition> amount) {
        return definition.containerDefinitionsOrEmpty().stream()
                .mapToInt(amount)
                .sum();
    }

    private static int cpu(ContainerDefinition container) {
        return Objects.requireNonNullElse(container.cpu(), 0);
    }

    /** The soft limit if there is one, else the hard one. */
    private static int memory(ContainerDefinition container) {
        int soft = Objects.requireNonNullElse(container.memoryReservation(), 0);
        return soft > 0 ? soft : Objects.requireNonNullElse(container.memory(), 0);
    }

    /** Port 0 is chosen by Docker when the container starts, and so are ranges. */
    private static List<Integer> ports(TaskDefinition definition, String protocol) {
        return definition.containerDefinitionsOrEmpty().stream()
                .flatMap(container -> container.portMappingsOrEmpty().stream())
                .filter(mapping -> protocol.equals(Objects.requireNonNullElse(mapping.protocol(), "tcp")))
                .map(TaskDemand::hostPort)
                .filter(port -> port > 0)
                .distinct()
                .sorted()
                .toList();
    }

    private static int hostPort(PortMapping mapping) {
        return Objects.requireNonNullElse(mapping.hostPort(), 0);
    }

    private static List<Attribute> platform(@Nullable RuntimePlatform platform) {
        if (platform == null) {
            return List.of();
        }
        return Stream.of(
                        required("ecs.cpu-architecture", platform.cpuArchitecture()),
                        required("ecs.os-type", osType(platform.operatingSystemFamily())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Attribute> required(String name, @Nullable String value) {
        return Optional.ofNullable(value)
                .map(text -> Attribute.builder()
                        .name(name)
                        .value(text.toLowerCase(Locale.ROOT))
                        .build());
    }

    private static @Nullable String osType(@Nullable String family) {
        return family == null || family.equals("LINUX") ? family : "WINDOWS";
    }
}
