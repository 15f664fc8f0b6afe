package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.taskdefinition.Rule.setting;
import static dev.gantry.ecs.domain.taskdefinition.Rule.when;

import dev.gantry.shapes.ecs.ApplicationProtocol;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.NetworkMode;
import dev.gantry.shapes.ecs.PortMapping;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about port mappings. */
final class PortRules {

    static final List<Rule> ALL = List.of(
            PortRules::noneHasNoPorts,
            Rule.ofContainers(PortRules::eachMapsAPortOrARange),
            Rule.ofContainers(PortRules::portsAreInRange),
            Rule.ofContainers(PortRules::protocolIsTcpOrUdp),
            PortRules::hostPortsMatchWithoutBridge,
            PortRules::rangesNeedBridgeOrAwsvpc,
            Rule.ofContainers(PortRules::rangesAreValid),
            Rule.ofContainers(PortRules::rangesDoNotOverlap),
            Rule.ofContainers(PortRules::namesAreValid),
            PortRules::namesAreUnique,
            Rule.ofContainers(PortRules::applicationProtocolIsKnown));

    private static final int HIGHEST = 65535;
    private static final int MOST_RANGES = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_][a-z0-9_-]{0,63}");

    private PortRules() {}

    static Stream<String> noneHasNoPorts(RegisterTaskDefinitionRequest request) {
        boolean mapped = request.containerDefinitionsOrEmpty().stream()
                .anyMatch(container -> !container.portMappingsOrEmpty().isEmpty());
        return when(
                NetworkRules.mode(request).equals(NetworkMode.NONE) && mapped,
                "When networkMode=none, port mappings are not allowed.");
    }

    static Stream<String> eachMapsAPortOrARange(ContainerDefinition container) {
        return each(container, mapping -> {
            boolean port = mapping.containerPort() != null;
            boolean range = mapping.containerPortRange() != null;
            return when(
                    port == range || (range && mapping.hostPort() != null),
                    setting(container)
                            + "A port mapping needs either 'containerPort' or 'containerPortRange', not both.");
        });
    }

    static Stream<String> portsAreInRange(ContainerDefinition container) {
        return each(
                container,
                mapping -> when(
                        !isPort(mapping.containerPort()) || !isPort(mapping.hostPort()),
                        setting(container) + "Ports have to be between 0 and " + HIGHEST + "."));
    }

    private static boolean isPort(@Nullable Integer port) {
        return port == null || (port >= 0 && port <= HIGHEST);
    }

    static Stream<String> protocolIsTcpOrUdp(ContainerDefinition container) {
        return each(container, mapping -> {
            String protocol = mapping.protocol();
            boolean known = protocol == null || protocol.equals("tcp") || protocol.equals("udp");
            return when(!known, setting(container) + "Invalid protocol: " + protocol);
        });
    }

    static Stream<String> hostPortsMatchWithoutBridge(RegisterTaskDefinitionRequest request) {
        String mode = NetworkRules.mode(request);
        if (!mode.equals(NetworkMode.HOST) && !mode.equals(NetworkMode.AWSVPC)) {
            return Stream.empty();
        }
        boolean differ = request.containerDefinitionsOrEmpty().stream()
                .flatMap(container -> container.portMappingsOrEmpty().stream())
                .anyMatch(PortRules::hostPortDiffers);
        return when(
                differ,
                "When networkMode=" + mode + ", the host ports and container ports in port mappings must match.");
    }

    private static boolean hostPortDiffers(PortMapping mapping) {
        return mapping.hostPort() != null && !mapping.hostPort().equals(mapping.containerPort());
    }

    static Stream<String> rangesNeedBridgeOrAwsvpc(RegisterTaskDefinitionRequest request) {
        String mode = NetworkRules.mode(request);
        boolean allowed = mode.equals(NetworkMode.BRIDGE) || mode.equals(NetworkMode.AWSVPC);
        boolean ranges = request.containerDefinitionsOrEmpty().stream()
                .flatMap(container -> container.portMappingsOrEmpty().stream())
                .anyMatch(mapping -> mapping.containerPortRange() != null);
        return when(!allowed && ranges, "When networkMode=" + mode + ", container port ranges are not supported.");
    }

    static Stream<String> rangesAreValid(ContainerDefinition container) {
        if (ranges(container).count() > MOST_RANGES) {
            return Stream.of(setting(container) + "At most " + MOST_RANGES + " port ranges are allowed.");
        }
        return ranges(container)
                .filter(range -> PortRange.parse(range).isEmpty())
                .map(range -> setting(container) + "Invalid container port range: " + range);
    }

    static Stream<String> rangesDoNotOverlap(ContainerDefinition container) {
        List<PortRange> ranges = ranges(container)
                .flatMap(range -> PortRange.parse(range).stream())
                .sorted()
                .toList();
        boolean overlap = false;
        for (int i = 1; i < ranges.size(); i++) {
            overlap |= ranges.get(i).first() <= ranges.get(i - 1).last();
        }
        return when(overlap, setting(container) + "Container port ranges must not overlap.");
    }

    private static Stream<String> ranges(ContainerDefinition container) {
        return container.portMappingsOrEmpty().stream()
                .flatMap(mapping -> Stream.ofNullable(mapping.containerPortRange()));
    }

    static Stream<String> namesAreValid(ContainerDefinition container) {
        return each(container, mapping -> {
            String name = mapping.name();
            return when(
                    name != null && !NAME.matcher(name).matches(),
                    setting(container) + "Invalid port mapping name: " + name);
        });
    }

    static Stream<String> namesAreUnique(RegisterTaskDefinitionRequest request) {
        Set<String> seen = new HashSet<>();
        return request.containerDefinitionsOrEmpty().stream()
                .flatMap(container -> container.portMappingsOrEmpty().stream())
                .flatMap(mapping -> Stream.ofNullable(mapping.name()))
                .filter(name -> !seen.add(name))
                .map(name -> "Duplicate port mapping name '" + name + "' in the task definition.");
    }

    static Stream<String> applicationProtocolIsKnown(ContainerDefinition container) {
        return each(container, mapping -> {
            String protocol = mapping.appProtocol();
            return when(
                    protocol != null && !ApplicationProtocol.VALUES.contains(protocol),
                    setting(container) + "Invalid application protocol: " + protocol);
        });
    }

    private static Stream<String> each(ContainerDefinition container, Function<PortMapping, Stream<String>> rule) {
        return container.portMappingsOrEmpty().stream().flatMap(rule);
    }
}
