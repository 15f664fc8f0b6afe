package dev.gantry.agent.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gantry.agent.runtime.NetworkInterface;
import dev.gantry.agent.runtime.PortRequest;
import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.ContainerPlan.MountPoint;
import dev.gantry.agent.task.ContainerPlan.VolumeFrom;
import dev.gantry.agent.task.Dependency;
import dev.gantry.agent.task.RestartPolicy;
import dev.gantry.agent.task.TaskPlan;
import dev.gantry.agent.task.VolumePlan;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.ContainerRestartPolicy;
import dev.gantry.shapes.acs.DockerConfig;
import dev.gantry.shapes.acs.DockerVolumeConfiguration;
import dev.gantry.shapes.acs.ElasticNetworkInterface;
import dev.gantry.shapes.acs.HostVolumeProperties;
import dev.gantry.shapes.acs.IAMRoleCredentials;
import dev.gantry.shapes.acs.IPv4AddressAssignment;
import dev.gantry.shapes.acs.PortMapping;
import dev.gantry.shapes.acs.Task;
import dev.gantry.shapes.acs.Volume;
import dev.gantry.value.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the control plane's tasks. Never fails: what cannot be run is said by {@link Refusals}. */
final class TaskPlans {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ids ids;

    TaskPlans(Ids ids) {
        this.ids = ids;
    }

    TaskPlan of(Task task, String cluster) {
        String family = or(task.family(), "");
        String version = or(task.version(), "");
        String prefix = "ecs-" + family + "-" + version + "-";
        return new TaskPlan(
                or(task.arn(), ""),
                or(task.taskClusterArn(), cluster),
                family,
                version,
                or(task.serviceName(), ""),
                or(task.launchType(), "EC2"),
                networkMode(task),
                or(task.pidMode(), ""),
                or(task.ipcMode(), ""),
                or(task.cpu(), 0.0),
                or(task.memory(), 0),
                network(task),
                credentials(task.roleCredentials()),
                credentials(task.executionRoleCredentials()),
                task.volumesOrEmpty().stream()
                        .map(volume -> volume(volume, prefix))
                        .toList(),
                task.containersOrEmpty().stream()
                        .map(container -> container(container, prefix))
                        .toList());
    }

    /** The control plane says host and none in the containers' HostConfig; older ones say nothing of the task. */
    private static String networkMode(Task task) {
        if (task.networkMode() != null && !task.networkMode().isEmpty()) {
            return task.networkMode();
        }
        return task.containersOrEmpty().stream()
                .map(container ->
                        json(hostConfig(container)).path("NetworkMode").asText())
                .filter(mode -> mode.equals("host") || mode.equals("none"))
                .findFirst()
                .orElse("bridge");
    }

    private static String credentials(@Nullable IAMRoleCredentials credentials) {
        return credentials == null ? "" : or(credentials.credentialsId(), "");
    }

    private static Optional<NetworkInterface> network(Task task) {
        return task.elasticNetworkInterfacesOrEmpty().stream().findFirst().map(TaskPlans::network);
    }

    private static NetworkInterface network(ElasticNetworkInterface eni) {
        String address = eni.ipv4AddressesOrEmpty().stream()
                .filter(assigned -> !Boolean.FALSE.equals(assigned.primary()))
                .map(IPv4AddressAssignment::privateAddress)
                .findFirst()
                .orElse("");
        return new NetworkInterface(
                or(eni.ec2Id(), ""),
                or(eni.macAddress(), ""),
                or(address, ""),
                or(eni.subnetGatewayIpv4Address(), ""),
                or(eni.privateDnsName(), ""),
                eni.domainNameServersOrEmpty(),
                eni.domainNameOrEmpty());
    }

    private VolumePlan volume(Volume volume, String prefix) {
        String name = or(volume.name(), "");
        String own = prefix + name + "-" + ids.hex(20);
        DockerVolumeConfiguration docker = volume.dockerVolumeConfiguration();
        if (docker != null) {
            boolean shared = "shared".equals(docker.scope());
            return new VolumePlan(
                    name,
                    kind(docker),
                    shared ? name : own,
                    or(docker.driver(), "local"),
                    docker.driverOptsOrEmpty(),
                    docker.labelsOrEmpty());
        }
        HostVolumeProperties host = volume.host();
        String path = host == null ? "" : or(host.sourcePath(), "");
        return path.isEmpty()
                ? new VolumePlan(name, VolumePlan.Kind.TASK, own, "local", Map.of(), Map.of())
                : new VolumePlan(name, VolumePlan.Kind.HOST, path, "", Map.of(), Map.of());
    }

    private static VolumePlan.Kind kind(DockerVolumeConfiguration docker) {
        if (!"shared".equals(docker.scope())) {
            return VolumePlan.Kind.TASK;
        }
        boolean provisions = Boolean.TRUE.equals(docker.autoprovision());
        return provisions ? VolumePlan.Kind.SHARED_PROVISIONED : VolumePlan.Kind.SHARED;
    }

    private ContainerPlan container(Container container, String prefix) {
        String name = or(container.name(), "");
        String hostConfig = hostConfig(container);
        DockerConfig docker = container.dockerConfig();
        return new ContainerPlan(
                name,
                or(container.containerArn(), ""),
                prefix + name.replaceAll("[^A-Za-z0-9-]", "") + "-" + ids.hex(20),
                ids.uuid(),
                or(container.image(), ""),
                !Boolean.FALSE.equals(container.essential()),
                or(container.cpu(), 0),
                or(container.memory(), 0),
                reservation(hostConfig),
                command(container),
                container.entryPointOrEmpty(),
                container.environmentOrEmpty(),
                ports(container),
                container.linksOrEmpty(),
                volumesFrom(container),
                mountPoints(container),
                dependsOn(container),
                seconds(container.startTimeout()),
                seconds(container.stopTimeout()),
                restartPolicy(container),
                "docker".equals(container.healthCheckType()),
                docker == null ? "" : or(docker.config(), ""),
                hostConfig);
    }

    private static String hostConfig(Container container) {
        DockerConfig docker = container.dockerConfig();
        return docker == null ? "" : or(docker.hostConfig(), "");
    }

    private static int reservation(String hostConfig) {
        return (int) (json(hostConfig).path("MemoryReservation").asLong() >> 20);
    }

    private static List<String> command(Container container) {
        JsonNode override = json(or(container.overrides(), "")).path("command");
        if (!override.isArray()) {
            return container.commandOrEmpty();
        }
        List<String> command = new ArrayList<>();
        override.forEach(word -> command.add(word.asText()));
        return List.copyOf(command);
    }

    private static List<PortRequest> ports(Container container) {
        return container.portMappingsOrEmpty().stream().map(TaskPlans::port).toList();
    }

    private static PortRequest port(PortMapping mapping) {
        String protocol = or(mapping.protocol(), "tcp");
        String range = or(mapping.containerPortRange(), "");
        if (range.isEmpty()) {
            return PortRequest.of(or(mapping.containerPort(), 0), or(mapping.hostPort(), 0), protocol);
        }
        String[] ends = range.split("-", 2);
        int first = Integer.parseInt(ends[0].trim());
        return new PortRequest(first, ends.length == 1 ? first : Integer.parseInt(ends[1].trim()), 0, protocol);
    }

    private static List<VolumeFrom> volumesFrom(Container container) {
        return container.volumesFromOrEmpty().stream()
                .map(from -> new VolumeFrom(or(from.sourceContainer(), ""), Boolean.TRUE.equals(from.readOnly())))
                .toList();
    }

    private static List<MountPoint> mountPoints(Container container) {
        return container.mountPointsOrEmpty().stream()
                .map(point -> new MountPoint(
                        or(point.sourceVolume(), ""),
                        or(point.containerPath(), ""),
                        Boolean.TRUE.equals(point.readOnly())))
                .toList();
    }

    private static List<Dependency> dependsOn(Container container) {
        return container.dependsOnOrEmpty().stream()
                .map(wait -> new Dependency(
                        or(wait.containerName(), ""), Dependency.Condition.valueOf(or(wait.condition(), "START"))))
                .toList();
    }

    private static Optional<RestartPolicy> restartPolicy(Container container) {
        ContainerRestartPolicy policy = container.restartPolicy();
        return policy == null || !Boolean.TRUE.equals(policy.enabled())
                ? Optional.empty()
                : Optional.of(new RestartPolicy(
                        policy.ignoredExitCodesOrEmpty(), Duration.ofSeconds(or(policy.restartAttemptPeriod(), 300))));
    }

    private static Optional<Duration> seconds(@Nullable Integer seconds) {
        return seconds == null || seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    /** Missing members when the text is empty or no JSON; {@link Refusals} tells the difference. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static <T> T or(@Nullable T value, T instead) {
        return value == null ? instead : value;
    }
}
