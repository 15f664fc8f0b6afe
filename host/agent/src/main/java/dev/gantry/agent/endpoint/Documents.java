package dev.gantry.agent.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.agent.engine.Labels;
import dev.gantry.agent.runtime.Inspection;
import dev.gantry.agent.runtime.NetworkInterface;
import dev.gantry.agent.runtime.PortBinding;
import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.ContainerState;
import dev.gantry.agent.task.TaskPlan;
import dev.gantry.agent.task.TaskState;
import dev.gantry.agent.task.VolumePlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/** A task and its containers as task metadata shows them. Source: task metadata endpoint versions 2, 3 and 4. */
final class Documents {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Neighbour agent;
    private final boolean newest;
    /** The address in a bridge network is the runtime's to know. */
    private final Function<String, Optional<Inspection>> inspect;

    /**
     * Documents of one agent's tasks.
     *
     * @param newest whether members of version 4 are shown
     */
    Documents(Neighbour agent, boolean newest) {
        this.agent = agent;
        this.newest = newest;
        this.inspect = agent.runtime()::inspect;
    }

    ObjectNode task(TaskState task) {
        TaskPlan plan = task.plan();
        ObjectNode document = JSON.objectNode()
                .put("Cluster", agent.cluster())
                .put("TaskARN", plan.arn())
                .put("Family", plan.family())
                .put("Revision", plan.version())
                .put("DesiredStatus", task.wanted().name())
                .put("KnownStatus", task.status().name());
        if (newest && !plan.serviceName().isEmpty()) {
            document.put("ServiceName", plan.serviceName());
        }
        limits(document, plan);
        time(document, "PullStartedAt", task.times().pullStartedAt());
        time(document, "PullStoppedAt", task.times().pullStoppedAt());
        time(document, "ExecutionStoppedAt", task.times().executionStoppedAt());
        agent.availabilityZone().get().ifPresent(zone -> document.put("AvailabilityZone", zone));
        if (newest) {
            document.put("LaunchType", plan.launchType());
        }
        ArrayNode containers = document.putArray("Containers");
        plan.containers().forEach(container -> containers.add(container(task, container)));
        return document;
    }

    private static void limits(ObjectNode document, TaskPlan plan) {
        if (plan.cpu() > 0 || plan.memoryMiB() > 0) {
            ObjectNode limits = document.putObject("Limits");
            if (plan.cpu() > 0) {
                limits.put("CPU", plan.cpu());
            }
            if (plan.memoryMiB() > 0) {
                limits.put("Memory", plan.memoryMiB());
            }
        }
    }

    ObjectNode container(TaskState task, ContainerPlan plan) {
        ContainerState state = task.container(plan.name());
        ObjectNode document = JSON.objectNode()
                .put("DockerId", state.runtimeId())
                .put("Name", plan.name())
                .put("DockerName", plan.runtimeName())
                .put("Image", plan.image())
                .put("ImageID", state.imageId());
        ports(document, state);
        labels(document, task.plan(), plan);
        document.put("DesiredStatus", task.wanted().name())
                .put("KnownStatus", state.status().name());
        state.run().exitCode().ifPresent(code -> document.put("ExitCode", code));
        document.putObject("Limits").put("CPU", plan.cpu()).put("Memory", plan.memoryMiB());
        time(document, "CreatedAt", state.run().createdAt());
        time(document, "StartedAt", state.run().startedAt());
        time(document, "FinishedAt", state.run().finishedAt());
        document.put("Type", "NORMAL");
        health(document, plan, state);
        plan.restartPolicy()
                .ifPresent(_ -> document.put("RestartCount", state.attempts().restarts()));
        volumes(document, task.plan(), plan);
        if (newest && !plan.arn().isEmpty()) {
            document.put("ContainerARN", plan.arn());
        }
        networks(document, task.plan(), state);
        return document;
    }

    private void ports(ObjectNode document, ContainerState state) {
        if (!state.run().bindings().isEmpty()) {
            ArrayNode ports = document.putArray("Ports");
            state.run().bindings().forEach(binding -> ports.add(port(binding)));
        }
    }

    private ObjectNode port(PortBinding binding) {
        ObjectNode port = JSON.objectNode()
                .put("ContainerPort", binding.containerPort())
                .put("Protocol", binding.protocol())
                .put("HostPort", binding.hostPort());
        return newest ? port.put("HostIp", binding.bindIp()) : port;
    }

    private static void labels(ObjectNode document, TaskPlan task, ContainerPlan container) {
        document.putObject("Labels")
                .put(Labels.CLUSTER, task.cluster())
                .put(Labels.CONTAINER, container.name())
                .put(Labels.TASK, task.arn())
                .put(Labels.FAMILY, task.family())
                .put(Labels.VERSION, task.version());
    }

    private static void health(ObjectNode document, ContainerPlan plan, ContainerState state) {
        if (plan.healthChecked()) {
            document.putObject("Health").put("status", state.health().status().name());
        }
    }

    private static void volumes(ObjectNode document, TaskPlan task, ContainerPlan container) {
        if (container.mountPoints().isEmpty()) {
            return;
        }
        ArrayNode volumes = document.putArray("Volumes");
        container.mountPoints().forEach(point -> {
            VolumePlan volume = task.volume(point.volume()).orElseThrow();
            ObjectNode shown = volumes.addObject();
            if (volume.isVolume()) {
                shown.put("DockerName", volume.source());
            } else {
                shown.put("Source", volume.source());
            }
            shown.put("Destination", point.containerPath());
        });
    }

    private void networks(ObjectNode document, TaskPlan task, ContainerState state) {
        ObjectNode network = document.putArray("Networks").addObject().put("NetworkMode", task.networkMode());
        ArrayNode addresses = network.putArray("IPv4Addresses");
        if (task.network().isPresent()) {
            ownInterface(network, addresses, task.network().get());
        } else if (!state.runtimeId().isEmpty() && !state.isStopped()) {
            inspect.apply(state.runtimeId()).flatMap(Inspection::address).ifPresent(addresses::add);
        }
    }

    private static void ownInterface(ObjectNode network, ArrayNode addresses, NetworkInterface mine) {
        addresses.add(mine.address());
        network.put("AttachmentIndex", 0)
                .put("MACAddress", mine.macAddress())
                .put("IPv4SubnetCIDRBlock", mine.subnet())
                .put("PrivateDNSName", mine.hostname())
                .put("SubnetGatewayIpv4Address", mine.gateway());
        ArrayNode servers = network.putArray("DomainNameServers");
        mine.nameServers().forEach(servers::add);
        if (!mine.searchDomains().isEmpty()) {
            ArrayNode domains = network.putArray("DomainNameSearchList");
            mine.searchDomains().forEach(domains::add);
        }
    }

    private static void time(ObjectNode document, String member, Optional<Instant> at) {
        at.ifPresent(instant ->
                document.put(member, instant.truncatedTo(ChronoUnit.NANOS).toString()));
    }
}
