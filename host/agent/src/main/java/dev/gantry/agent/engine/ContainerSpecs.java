package dev.gantry.agent.engine;

import dev.gantry.agent.logs.LogConfiguration;
import dev.gantry.agent.runtime.ContainerSpec;
import dev.gantry.agent.runtime.ContainerSpec.Mount;
import dev.gantry.agent.runtime.ContainerSpec.Namespaces;
import dev.gantry.agent.runtime.ContainerSpec.Resources;
import dev.gantry.agent.runtime.Image;
import dev.gantry.agent.runtime.PortRequest;
import dev.gantry.agent.runtime.SandboxSpec;
import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.Dependencies;
import dev.gantry.agent.task.TaskPlan;
import dev.gantry.agent.task.TaskState;
import dev.gantry.agent.task.VolumePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the runtime is asked to create for a container of a task. */
final class ContainerSpecs {

    private static final String ENDPOINT = "http://169.254.170.2";

    private final AgentSettings settings;
    private final boolean shipsLogs;

    ContainerSpecs(AgentSettings settings, boolean shipsLogs) {
        this.settings = settings;
        this.shipsLogs = shipsLogs;
    }

    ContainerSpec of(TaskState state, ContainerPlan container, Optional<Image> image) {
        TaskPlan task = state.plan();
        return new ContainerSpec(
                container.runtimeName(),
                container.image(),
                container.command(),
                container.entryPoint(),
                environment(task, container, image),
                Labels.of(settings, task, container),
                namespaces(state),
                state.shared().sandbox(),
                ports(task, container),
                mounts(task, container),
                links(task, container),
                volumesFrom(task, container),
                resources(container),
                container.config(),
                shipsLogs ? LogConfiguration.kept(container.hostConfig()) : container.hostConfig());
    }

    SandboxSpec sandbox(TaskPlan task) {
        boolean shared = task.sharesNamespaces();
        return new SandboxSpec(
                "ecs-" + task.family() + "-" + task.version() + "-internalecspause-" + task.id(),
                task.id(),
                Labels.ofPause(settings, task),
                task.network().filter(_ -> shared),
                shared && task.pidMode().equals("task"),
                shared && task.ipcMode().equals("task"),
                settings.holdsTaskLimits() ? task.limits() : SandboxSpec.Limits.NONE);
    }

    /** A task that an earlier agent gave a holder keeps it. */
    private static Namespaces namespaces(TaskState state) {
        TaskPlan task = state.plan();
        if (!state.shared().sandbox().holder().isEmpty()) {
            return new Namespaces(task.isAwsvpc() ? "task" : task.networkMode(), task.pidMode(), task.ipcMode());
        }
        return new Namespaces(
                task.isAwsvpc() ? "own" : task.networkMode(),
                own(task.pidMode()),
                own(task.ipcMode()),
                task.network().filter(_ -> task.isAwsvpc()));
    }

    private static String own(String mode) {
        return mode.equals("task") ? "" : mode;
    }

    private Map<String, String> environment(TaskPlan task, ContainerPlan container, Optional<Image> image) {
        Map<String, String> environment = new LinkedHashMap<>(container.environment());
        if (!task.credentialsId().isEmpty()) {
            environment.put("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/" + task.credentialsId());
        }
        environment.put("ECS_CONTAINER_METADATA_URI", ENDPOINT + "/v3/" + container.metadataId());
        environment.put("ECS_CONTAINER_METADATA_URI_V4", ENDPOINT + "/v4/" + container.metadataId());
        environment.put("ECS_AGENT_URI", ENDPOINT + "/api/" + container.metadataId());
        if (!knowsRegion(environment.keySet())
                && !image.map(Image::environmentNames)
                        .map(ContainerSpecs::knowsRegion)
                        .orElse(false)) {
            environment.put("AWS_REGION", settings.region());
            environment.put("AWS_DEFAULT_REGION", settings.region());
        }
        return environment;
    }

    private static boolean knowsRegion(Set<String> names) {
        return names.contains("AWS_REGION") || names.contains("AWS_DEFAULT_REGION");
    }

    private static List<PortRequest> ports(TaskPlan task, ContainerPlan container) {
        return task.networkMode().equals("bridge") ? container.ports() : List.of();
    }

    private static List<Mount> mounts(TaskPlan task, ContainerPlan container) {
        return container.mountPoints().stream()
                .map(point -> new Mount(source(task, point.volume()), point.containerPath(), point.readOnly()))
                .toList();
    }

    private static String source(TaskPlan task, String volume) {
        return task.volume(volume).map(VolumePlan::source).orElseThrow();
    }

    private static List<String> links(TaskPlan task, ContainerPlan container) {
        return container.links().stream()
                .map(link -> {
                    String linked = Dependencies.linked(link);
                    String alias = link.substring(link.indexOf(':') + 1);
                    return task.container(linked).runtimeName() + ":" + alias;
                })
                .toList();
    }

    private static List<String> volumesFrom(TaskPlan task, ContainerPlan container) {
        return container.volumesFrom().stream()
                .map(from -> task.container(from.container()).runtimeName() + (from.readOnly() ? ":ro" : ""))
                .toList();
    }

    /** Source: the agent clamps shares to what Docker takes, and memory to 4 MiB. */
    private static Resources resources(ContainerPlan container) {
        long memory = container.memoryMiB() == 0 ? 0 : Math.max(4, container.memoryMiB()) * 1024L * 1024L;
        return new Resources(Math.clamp(container.cpu(), 2, 262_144), memory);
    }
}
