package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.taskdefinition.Rule.setting;
import static dev.gantry.ecs.domain.taskdefinition.Rule.when;

import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.NetworkMode;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about the network mode, links and names in the network. */
final class NetworkRules {

    static final List<Rule> ALL = List.of(
            NetworkRules::modeIsKnown,
            NetworkRules::linksNeedBridge,
            NetworkRules::linksNameContainers,
            NetworkRules::hostnameNotWithAwsvpc,
            NetworkRules::dnsServersNotWithAwsvpc,
            NetworkRules::dnsSearchDomainsNotWithAwsvpc,
            NetworkRules::extraHostsNotWithAwsvpc);

    private NetworkRules() {}

    /** A task definition without a network mode is bridged. */
    static String mode(RegisterTaskDefinitionRequest request) {
        String mode = request.networkMode();
        return mode == null ? NetworkMode.BRIDGE : mode;
    }

    static Stream<String> modeIsKnown(RegisterTaskDefinitionRequest request) {
        return when(!NetworkMode.VALUES.contains(mode(request)), "Invalid network mode: " + mode(request));
    }

    static Stream<String> linksNeedBridge(RegisterTaskDefinitionRequest request) {
        return mode(request).equals(NetworkMode.BRIDGE)
                ? Stream.empty()
                : with(request, container -> !container.linksOrEmpty().isEmpty())
                        .map(container -> "Links are not supported when networkMode=" + mode(request) + ".");
    }

    static Stream<String> linksNameContainers(RegisterTaskDefinitionRequest request) {
        Set<String> names = request.containerDefinitionsOrEmpty().stream()
                .map(container -> String.valueOf(container.name()))
                .collect(Collectors.toSet());
        return request.containerDefinitionsOrEmpty().stream()
                .flatMap(container -> container.linksOrEmpty().stream()
                        .map(link -> link.split(":", 2)[0])
                        .filter(target -> !names.contains(target) || target.equals(container.name()))
                        .map(target -> setting(container) + "Link to unknown container '" + target + "'."));
    }

    static Stream<String> hostnameNotWithAwsvpc(RegisterTaskDefinitionRequest request) {
        return notWithAwsvpc(request, container -> container.hostname() != null, "hostname");
    }

    static Stream<String> dnsServersNotWithAwsvpc(RegisterTaskDefinitionRequest request) {
        return notWithAwsvpc(
                request, container -> !container.dnsServersOrEmpty().isEmpty(), "dnsServers");
    }

    static Stream<String> dnsSearchDomainsNotWithAwsvpc(RegisterTaskDefinitionRequest request) {
        return notWithAwsvpc(
                request, container -> !container.dnsSearchDomainsOrEmpty().isEmpty(), "dnsSearchDomains");
    }

    static Stream<String> extraHostsNotWithAwsvpc(RegisterTaskDefinitionRequest request) {
        return notWithAwsvpc(
                request, container -> !container.extraHostsOrEmpty().isEmpty(), "extraHosts");
    }

    private static Stream<String> notWithAwsvpc(
            RegisterTaskDefinitionRequest request, Predicate<ContainerDefinition> uses, String field) {
        return mode(request).equals(NetworkMode.AWSVPC)
                ? with(request, uses)
                        .map(container -> setting(container) + "The '" + field
                                + "' parameter is not supported when networkMode=awsvpc.")
                : Stream.empty();
    }

    private static Stream<ContainerDefinition> with(
            RegisterTaskDefinitionRequest request, Predicate<ContainerDefinition> uses) {
        return request.containerDefinitionsOrEmpty().stream().filter(uses);
    }
}
