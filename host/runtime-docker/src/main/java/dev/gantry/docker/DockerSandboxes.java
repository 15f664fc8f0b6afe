package dev.gantry.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.agent.runtime.NetworkInterface;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import dev.gantry.agent.runtime.Sandbox;
import dev.gantry.agent.runtime.SandboxSpec;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A pause container holds a task's namespaces; with awsvpc it has the task's address on the subnet's bridge. */
final class DockerSandboxes {

    /** Marks the bridge networks that stand for subnets. */
    static final String SUBNET = "dev.gantry.subnet";

    private final EngineApi engine;
    private final TaskCgroups cgroups;
    private final String architecture;
    private final Set<String> knownNetworks = ConcurrentHashMap.newKeySet();
    private volatile boolean pauseImageIsHere;

    DockerSandboxes(EngineApi engine, TaskCgroups cgroups, String architecture) {
        this.engine = engine;
        this.cgroups = cgroups;
        this.architecture = architecture;
    }

    Sandbox open(SandboxSpec spec) {
        if (!spec.needsHolder() && spec.limits().none()) {
            return Sandbox.NONE;
        }
        String parent = spec.limits().none() ? "" : cgroups.open(spec.taskId(), spec.limits());
        try {
            return new Sandbox(spec.name(), spec.needsHolder() ? holder(spec, parent) : "", parent);
        } catch (EngineError error) {
            throw RuntimeFailure.of(Kind.RESOURCE, error.detail());
        }
    }

    private String holder(SandboxSpec spec, String parent) {
        if (!pauseImageIsHere) {
            PauseImage.ensure(engine, architecture);
            pauseImageIsHere = true;
        }
        String id = created(spec, parent);
        engine.post("/containers/" + id + "/start");
        return id;
    }

    private String created(SandboxSpec spec, String parent) {
        try {
            return engine.post("/containers/create?name=" + spec.name(), body(spec, parent))
                    .path("Id")
                    .asText();
        } catch (EngineError error) {
            if (error.status() == 409) {
                return engine.read("/containers/" + spec.name() + "/json")
                        .path("Id")
                        .asText();
            }
            pauseImageIsHere = false;
            throw error;
        }
    }

    private ObjectNode body(SandboxSpec spec, String parent) {
        ObjectNode body = EngineApi.JSON.createObjectNode().put("Image", PauseImage.NAME);
        ObjectNode labels = body.putObject("Labels");
        spec.labels().forEach(labels::put);
        ObjectNode host = body.putObject("HostConfig");
        host.put("IpcMode", "shareable").put("NetworkMode", "none");
        host.putObject("LogConfig").put("Type", "none");
        if (!parent.isEmpty()) {
            host.put("CgroupParent", parent);
        }
        spec.network().ifPresent(network -> connect(body, host, network));
        return body;
    }

    private void connect(ObjectNode body, ObjectNode host, NetworkInterface network) {
        String name = network(network);
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

    /** The bridge network of the interface's subnet, created with its first task; two first tasks may come at once. */
    private synchronized String network(NetworkInterface network) {
        String subnet = network.subnet();
        String name = "gantry-subnet-" + subnet.replace('/', '-');
        if (!knownNetworks.contains(name)) {
            createNetwork(name, subnet, network.gatewayAddress());
            knownNetworks.add(name);
        }
        return name;
    }

    private void createNetwork(String name, String subnet, String gateway) {
        ObjectNode body = EngineApi.JSON.createObjectNode().put("Name", name).put("Driver", "bridge");
        body.put("CheckDuplicate", true);
        body.putObject("IPAM")
                .putArray("Config")
                .addObject()
                .put("Subnet", subnet)
                .put("Gateway", gateway);
        body.putObject("Labels").put(SUBNET, subnet);
        String bridge = "gsub" + HexFormat.of().toHexDigits(name.hashCode());
        body.putObject("Options").put("com.docker.network.bridge.name", bridge);
        try {
            engine.post("/networks/create", body);
        } catch (EngineError error) {
            if (error.status() != 409) {
                throw error;
            }
        }
    }

    void close(Sandbox sandbox) {
        if (!sandbox.holder().isEmpty()) {
            remove(sandbox.holder());
        }
        if (!sandbox.cgroupParent().isEmpty()) {
            cgroups.close(sandbox.cgroupParent());
        }
    }

    private void remove(String holder) {
        try {
            engine.delete("/containers/" + holder + "?force=1&v=1");
        } catch (EngineError error) {
            if (!error.isMissing() && !error.isAlreadyBeingRemoved()) {
                throw RuntimeFailure.passing(Kind.RESOURCE, error.detail());
            }
        }
    }
}
