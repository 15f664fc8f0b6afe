package dev.gantry.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.agent.runtime.NetworkInterface;

/** What Docker is told about a task's network interface: by its pause container, or by its only container. */
final class InterfaceBody {

    private InterfaceBody() {}

    /** @param name of the network that stands for the interface's subnet */
    static void put(ObjectNode body, ObjectNode host, NetworkInterface network, String name) {
        host.put("NetworkMode", name);
        body.putObject("NetworkingConfig")
                .putObject("EndpointsConfig")
                .putObject(name)
                .putObject("IPAMConfig")
                .put("IPv4Address", network.address());
        if (!network.macAddress().isEmpty()) {
            body.put("MacAddress", network.macAddress());
        }
        if (!network.hostname().isEmpty()) {
            body.put("Hostname", network.hostname());
        }
        ArrayNode servers = host.putArray("Dns");
        network.nameServers().forEach(servers::add);
        ArrayNode domains = host.putArray("DnsSearch");
        network.searchDomains().forEach(domains::add);
    }
}
