package dev.gantry.ecs.domain.payload;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.task.Container;
import dev.gantry.ecs.domain.task.ContainerView;
import dev.gantry.ecs.domain.task.Overrides;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskLaunch;
import dev.gantry.ecs.domain.task.TaskRequest;
import dev.gantry.shapes.acs.Association;
import dev.gantry.shapes.acs.ProxyConfiguration;
import dev.gantry.shapes.ecs.KeyValuePair;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A task as the agent gets it. The agent takes no overrides but a command, so all others are merged here. */
public final class PayloadTask {

    private static final double UNITS_PER_VCPU = 1024;

    private PayloadTask() {}

    /** The definition is the task's own, without its overrides. */
    public static dev.gantry.shapes.acs.Task of(Task task, TaskDefinition definition, PayloadContext context) {
        TaskDefinition merged =
                Overrides.merge(definition, task.launch().request().flatMap(TaskRequest::overrides));
        dev.gantry.shapes.acs.Task.Builder payload = dev.gantry.shapes.acs.Task.builder();
        identity(task, payload);
        size(merged, payload);
        ContainerPayload containers = new ContainerPayload(task, merged, context);
        return payload.roleCredentials(context.roleCredentials().orElse(null))
                .executionRoleCredentials(context.executionRoleCredentials().orElse(null))
                .elasticNetworkInterfaces(context.networkInterfaces())
                .proxyConfiguration(proxy(merged))
                .associations(gpus(task))
                .volumes(merged.volumesOrEmpty().stream().map(VolumePayload::of).toList())
                .containers(merged.containerDefinitionsOrEmpty().stream()
                        .map(containers::of)
                        .toList())
                .build();
    }

    /** All that the agent needs of a task that it is to stop, or that it knows already. */
    public static dev.gantry.shapes.acs.Task stopping(Task task) {
        dev.gantry.shapes.acs.Task.Builder payload = dev.gantry.shapes.acs.Task.builder();
        identity(task, payload);
        return payload.desiredStatus("STOPPED")
                .containers(task.containers().stream().map(PayloadTask::named).toList())
                .build();
    }

    private static dev.gantry.shapes.acs.Container named(Container container) {
        return dev.gantry.shapes.acs.Container.builder()
                .name(container.name())
                .image(container.plan().image())
                .essential(container.plan().essential())
                .build();
    }

    private static void identity(Task task, dev.gantry.shapes.acs.Task.Builder payload) {
        TaskLaunch launch = task.launch();
        payload.arn(task.arn())
                .desiredStatus(task.desiredStatus().name())
                .taskClusterArn(EcsArn.cluster(task.id().scope(), task.id().cluster()))
                .family(launch.family())
                .version(String.valueOf(launch.revision()))
                .taskDefinitionAccountId(task.id().scope().account())
                .serviceName(launch.service().orElse(null))
                .group(launch.group())
                .launchType(launch.origin().launchType())
                .zone(task.place().availabilityZone().orElse(null));
    }

    private static void size(TaskDefinition definition, dev.gantry.shapes.acs.Task.Builder payload) {
        payload.cpu(number(definition.cpu())
                        .map(units -> units / UNITS_PER_VCPU)
                        .orElse(null))
                .memory(number(definition.memory()).orElse(null))
                .networkMode(Optional.ofNullable(definition.networkMode()).orElse("bridge"))
                .pidMode(definition.pidMode())
                .ipcMode(definition.ipcMode())
                .enableFaultInjection(definition.enableFaultInjection());
    }

    private static Optional<Integer> number(@Nullable String normalised) {
        return Optional.ofNullable(normalised).map(Integer::valueOf);
    }

    private static @Nullable ProxyConfiguration proxy(TaskDefinition definition) {
        dev.gantry.shapes.ecs.ProxyConfiguration proxy = definition.proxyConfiguration();
        if (proxy == null) {
            return null;
        }
        return ProxyConfiguration.builder()
                .type(Optional.ofNullable(proxy.type()).orElse("APPMESH"))
                .containerName(proxy.containerName())
                .properties(map(proxy.propertiesOrEmpty()))
                .build();
    }

    static Map<String, String> map(List<KeyValuePair> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(
                Optional.ofNullable(pair.name()).orElse(""),
                Optional.ofNullable(pair.value()).orElse("")));
        return map;
    }

    /** One association for each GPU, with the one container that it is for. */
    private static List<Association> gpus(Task task) {
        return task.containers().stream()
                .flatMap(container -> gpus(task, container))
                .toList();
    }

    private static Stream<Association> gpus(Task task, Container container) {
        return ContainerView.gpuIds(task, container).stream()
                .map(gpu -> Association.builder()
                        .name(gpu)
                        .type("gpu")
                        .containers(List.of(container.name()))
                        .build());
    }
}
