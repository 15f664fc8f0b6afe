package dev.gantry.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.agent.runtime.ContainerSpec;
import dev.gantry.agent.runtime.ContainerSpec.Mount;
import dev.gantry.agent.runtime.ContainerSpec.Namespaces;
import dev.gantry.agent.runtime.PortRequest;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Docker's own form of a container to create. What the control plane said in that form wins. */
final class CreateBody {

    /** Names the published ranges, so that an inspection can tell them from single ports. */
    static final String RANGES = "dev.gantry.port-ranges";

    private CreateBody() {}

    static ObjectNode of(ContainerSpec spec, HostPorts hostPorts, SubnetNetworks networks) {
        ObjectNode body = config(spec);
        ObjectNode host = hostConfig(spec, hostPorts);
        publish(spec, body);
        merge(body, parsed(spec.config(), Kind.CANNOT_CREATE));
        merge(host, parsed(spec.hostConfig(), Kind.HOST_CONFIG));
        if (spec.namespaces().network().equals("task")) {
            host.put("NetworkMode", "container:" + spec.sandbox().holder());
        }
        spec.namespaces().own().ifPresent(own -> InterfaceBody.put(body, host, own, networks.of(own)));
        body.set("HostConfig", host);
        return body;
    }

    private static ObjectNode config(ContainerSpec spec) {
        ObjectNode body = EngineApi.JSON.createObjectNode();
        body.put("Image", spec.image());
        texts(body, "Cmd", spec.command());
        texts(body, "Entrypoint", spec.entryPoint());
        List<String> environment = new ArrayList<>();
        spec.environment().forEach((name, value) -> environment.add(name + "=" + value));
        texts(body, "Env", environment);
        map(body, "Labels", spec.labels());
        texts(body.putObject("Healthcheck"), "Test", List.of("NONE"));
        return body;
    }

    private static ObjectNode hostConfig(ContainerSpec spec, HostPorts hostPorts) {
        ObjectNode host = EngineApi.JSON.createObjectNode();
        namespaces(host, spec);
        texts(host, "Binds", spec.mounts().stream().map(CreateBody::bind).toList());
        texts(host, "Links", spec.links());
        texts(host, "VolumesFrom", spec.volumesFrom());
        positive(host, "CpuShares", spec.resources().cpuShares());
        positive(host, "Memory", spec.resources().memoryBytes());
        if (!spec.sandbox().cgroupParent().isEmpty()) {
            host.put("CgroupParent", spec.sandbox().cgroupParent());
        }
        ObjectNode bindings = EngineApi.JSON.createObjectNode();
        spec.ports().forEach(request -> bind(bindings, request, hostPorts));
        if (!bindings.isEmpty()) {
            host.set("PortBindings", bindings);
        }
        return host;
    }

    private static void namespaces(ObjectNode host, ContainerSpec spec) {
        Namespaces namespaces = spec.namespaces();
        String holder = "container:" + spec.sandbox().holder();
        host.put("NetworkMode", namespaces.network().equals("task") ? holder : namespaces.network());
        if (!namespaces.process().isEmpty()) {
            host.put("PidMode", namespaces.process().equals("task") ? holder : namespaces.process());
        }
        if (!namespaces.ipc().isEmpty()) {
            host.put("IpcMode", namespaces.ipc().equals("task") ? holder : namespaces.ipc());
        }
    }

    private static String bind(Mount mount) {
        return mount.source() + ":" + mount.containerPath() + (mount.readOnly() ? ":ro" : "");
    }

    private static void bind(ObjectNode bindings, PortRequest request, HostPorts hostPorts) {
        int host = request.isRange() ? hostPorts.block(request) : request.hostPort();
        for (int i = 0; i < request.size(); i++) {
            String key = (request.containerPort() + i) + "/" + request.protocol();
            ArrayNode list = bindings.withArrayProperty(key);
            list.addObject().put("HostPort", host == 0 ? "" : String.valueOf(host + i));
        }
    }

    private static void publish(ContainerSpec spec, ObjectNode body) {
        if (spec.ports().isEmpty()) {
            return;
        }
        ObjectNode exposed = body.putObject("ExposedPorts");
        List<String> ranges = new ArrayList<>();
        for (PortRequest request : spec.ports()) {
            for (int i = 0; i < request.size(); i++) {
                exposed.putObject((request.containerPort() + i) + "/" + request.protocol());
            }
            if (request.isRange()) {
                ranges.add(request.containerPort() + "-" + request.containerPortEnd() + "/" + request.protocol());
            }
        }
        if (!ranges.isEmpty()) {
            body.withObjectProperty("Labels").put(RANGES, String.join(",", ranges));
        }
    }

    private static void texts(ObjectNode node, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray(name);
            values.forEach(array::add);
        }
    }

    private static void map(ObjectNode node, String name, Map<String, String> values) {
        ObjectNode map = node.putObject(name);
        values.forEach(map::put);
    }

    private static void positive(ObjectNode node, String name, long value) {
        if (value > 0) {
            node.put(name, value);
        }
    }

    private static JsonNode parsed(String text, Kind kind) {
        try {
            return text.isEmpty() ? EngineApi.JSON.createObjectNode() : EngineApi.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw RuntimeFailure.of(kind, "unable to decode docker config: " + e.getOriginalMessage());
        }
    }

    /** Maps grow, everything else is replaced, null changes nothing. */
    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isObject()
                    && into.get(member.getKey()) instanceof ObjectNode known
                    && !member.getKey().equals("Healthcheck")) {
                merge(known, value);
            } else if (!value.isNull()) {
                into.set(member.getKey(), value);
            }
        });
    }
}
