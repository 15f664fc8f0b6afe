package dev.gantry.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.agent.runtime.NetworkInterface;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The engine's bridge networks that stand for subnets. Each belongs to one installation: two of them on one engine give
 * the same addresses to different tasks.
 */
final class SubnetNetworks {

    /** Says which subnet a network stands for. */
    static final String SUBNET = "dev.gantry.subnet";

    /** Says whose network it is. */
    static final String INSTALLATION = "dev.gantry.installation";

    private static final Duration IDLE = Duration.ofMinutes(10);

    private final EngineApi engine;
    private final String installation;
    private final Map<String, Instant> lastUsed = new HashMap<>();

    SubnetNetworks(EngineApi engine, String installation) {
        this.engine = engine;
        this.installation = installation;
    }

    /** The name of the network of the interface's subnet, created with its first task; two first tasks may come at once. */
    synchronized String of(NetworkInterface network) {
        String name = name(network);
        if (!lastUsed.containsKey(name)) {
            create(name, network);
            removeIdle(name);
        }
        lastUsed.put(name, Instant.now());
        return name;
    }

    /** Somebody may have removed it, as {@code docker network prune} does. */
    synchronized void forget(NetworkInterface network) {
        lastUsed.remove(name(network));
    }

    private String name(NetworkInterface network) {
        return "gantry-" + installation + "-" + network.subnet().replace('/', '-');
    }

    private void create(String name, NetworkInterface network) {
        ObjectNode body = body(name, network);
        try {
            engine.post("/networks/create", body);
        } catch (EngineError error) {
            if (error.isOverlap()) {
                createAfterCleaning(body, network.subnet());
            } else if (error.status() != 409) {
                throw error;
            }
        }
    }

    private ObjectNode body(String name, NetworkInterface network) {
        ObjectNode body = EngineApi.JSON.createObjectNode().put("Name", name).put("Driver", "bridge");
        body.put("CheckDuplicate", true);
        body.putObject("IPAM")
                .putArray("Config")
                .addObject()
                .put("Subnet", network.subnet())
                .put("Gateway", network.gatewayAddress());
        body.putObject("Labels").put(SUBNET, network.subnet()).put(INSTALLATION, installation);
        String bridge = "gsub" + HexFormat.of().toHexDigits(name.hashCode());
        body.putObject("Options").put("com.docker.network.bridge.name", bridge);
        return body;
    }

    /** Networks of subnets that nobody uses may be in the way; whoever needs one again makes it again. */
    private void createAfterCleaning(ObjectNode body, String subnet) {
        removeUnused(SUBNET);
        try {
            engine.post("/networks/create", body);
        } catch (EngineError error) {
            if (!error.isOverlap()) {
                throw error;
            }
            throw RuntimeFailure.of(Kind.RESOURCE, overlap(subnet));
        }
    }

    private String overlap(String subnet) {
        List<String> others = new ArrayList<>();
        for (JsonNode network : engine.read("/networks")) {
            for (JsonNode range : network.path("IPAM").path("Config")) {
                if (Cidr.overlap(subnet, range.path("Subnet").asText())) {
                    others.add(network.path("Name").asText());
                }
            }
        }
        String what = others.isEmpty() ? "a route of this host" : "the Docker network " + String.join(", ", others);
        return "the subnet " + subnet + " overlaps " + what + ". Remove that, or run the task in another subnet.";
    }

    /** The subnet of one that has not been used for long may be gone. */
    private void removeIdle(String made) {
        Instant longAgo = Instant.now().minus(IDLE);
        networks(INSTALLATION + "=" + installation)
                .filter(name -> !name.equals(made))
                .filter(name -> lastUsed.getOrDefault(name, Instant.MIN).isBefore(longAgo))
                .forEach(this::removeIfUnused);
    }

    /** Removes this installation's networks that no running container uses. */
    synchronized void removeUnused() {
        removeUnused(INSTALLATION + "=" + installation);
        lastUsed.clear();
    }

    private void removeUnused(String label) {
        networks(label).forEach(this::removeIfUnused);
    }

    private Stream<String> networks(String label) {
        ObjectNode filters = EngineApi.JSON.createObjectNode();
        filters.putArray("label").add(label);
        List<String> names = new ArrayList<>();
        engine.read("/networks?filters=" + EngineApi.encoded(filters.toString()))
                .forEach(network -> names.add(network.path("Name").asText()));
        return names.stream();
    }

    /** The engine refuses to remove one that is in use. */
    private void removeIfUnused(String name) {
        try {
            engine.delete("/networks/" + name);
            lastUsed.remove(name);
        } catch (EngineError inUseOrGone) {
            if (inUseOrGone.status() != 403 && !inUseOrGone.isMissing()) {
                throw inUseOrGone;
            }
        }
    }
}
