package dev.gantry.ecs.domain.payload;

import dev.gantry.ecs.domain.json.JsonText;
import dev.gantry.ecs.domain.task.ContainerView;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskRequest;
import dev.gantry.ecs.domain.taskdefinition.Essential;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.ContainerDependency;
import dev.gantry.shapes.acs.ContainerRestartPolicy;
import dev.gantry.shapes.acs.DockerConfig;
import dev.gantry.shapes.acs.EnvironmentFile;
import dev.gantry.shapes.acs.FirelensConfiguration;
import dev.gantry.shapes.acs.ManagedAgent;
import dev.gantry.shapes.acs.MountPoint;
import dev.gantry.shapes.acs.PortMapping;
import dev.gantry.shapes.acs.VolumeFrom;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.ContainerOverride;
import dev.gantry.shapes.ecs.LogDriver;
import dev.gantry.shapes.ecs.ManagedAgentName;
import dev.gantry.shapes.ecs.TaskDefinition;
import dev.gantry.shapes.ecs.TaskOverride;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A task's containers as the agent gets them; the definition has the overrides in it. */
record ContainerPayload(Task task, TaskDefinition definition, PayloadContext context) {

    Container of(ContainerDefinition container) {
        Container.Builder payload = Container.builder()
                .name(container.name())
                .image(container.image())
                .essential(Essential.is(container))
                .cpu(Objects.requireNonNullElse(container.cpu(), 0))
                .memory(Objects.requireNonNullElse(container.memory(), 0))
                .containerArn(ContainerView.arn(task.id(), name(container)))
                .dockerConfig(docker(container))
                .healthCheckType(container.healthCheck() == null ? null : "docker")
                .registryAuthentication(RegistryPayload.of(container, definition, region()))
                .logsAuthStrategy(logsAuthStrategy(container))
                .restartPolicy(restartPolicy(container))
                .firelensConfiguration(firelens(container))
                .managedAgents(managedAgents())
                .credentialSpecs(container.credentialSpecs());
        process(container, payload);
        wiring(container, payload);
        return payload.build();
    }

    private static String name(ContainerDefinition container) {
        return Objects.requireNonNullElse(container.name(), "");
    }

    private String region() {
        return task.id().scope().region();
    }

    private void process(ContainerDefinition container, Container.Builder payload) {
        payload.command(container.command())
                .entryPoint(container.entryPoint())
                .environment(environment(container))
                .environmentFiles(container.environmentFilesOrEmpty().stream()
                        .map(file -> new EnvironmentFile(file.value(), file.type()))
                        .toList())
                .overrides(commandOverride(container))
                .secrets(SecretPayload.of(container, region()))
                .startTimeout(container.startTimeout())
                .stopTimeout(container.stopTimeout());
    }

    private void wiring(ContainerDefinition container, Container.Builder payload) {
        payload.links(container.linksOrEmpty())
                .volumesFrom(container.volumesFromOrEmpty().stream()
                        .map(from -> new VolumeFrom(from.sourceContainer(), from.readOnly()))
                        .toList())
                .mountPoints(container.mountPointsOrEmpty().stream()
                        .map(mount -> new MountPoint(mount.sourceVolume(), mount.containerPath(), mount.readOnly()))
                        .toList())
                .portMappings(container.portMappingsOrEmpty().stream()
                        .map(ContainerPayload::port)
                        .toList())
                .dependsOn(container.dependsOnOrEmpty().stream()
                        .map(to -> new ContainerDependency(to.containerName(), to.condition()))
                        .toList());
    }

    private static PortMapping port(dev.gantry.shapes.ecs.PortMapping mapping) {
        return PortMapping.builder()
                .containerPort(mapping.containerPort())
                .hostPort(mapping.containerPort() == null ? null : Objects.requireNonNullElse(mapping.hostPort(), 0))
                .containerPortRange(mapping.containerPortRange())
                .protocol(Objects.requireNonNullElse(mapping.protocol(), "tcp"))
                .build();
    }

    private Map<String, String> environment(ContainerDefinition container) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("AWS_EXECUTION_ENV", task.launch().onFargate() ? "AWS_ECS_FARGATE" : "AWS_ECS_EC2");
        environment.putAll(PayloadTask.map(container.environmentOrEmpty()));
        return environment;
    }

    /** The agent refuses a task with anything but a command in here. */
    private String commandOverride(ContainerDefinition container) {
        List<String> command = task.launch().request().flatMap(TaskRequest::overrides).stream()
                .map(TaskOverride::containerOverridesOrEmpty)
                .flatMap(List::stream)
                .filter(override -> name(container).equals(override.name()))
                .map(ContainerOverride::commandOrEmpty)
                .flatMap(List::stream)
                .toList();
        return JsonText.of(command.isEmpty() ? Map.of() : Map.of("command", command));
    }

    private DockerConfig docker(ContainerDefinition container) {
        return new DockerConfig(
                DockerApiVersion.of(definition),
                JsonText.of(DockerConfiguration.config(container)),
                JsonText.of(new DockerHostConfiguration(container, definition, context.logDriverMode()).members()));
    }

    private @Nullable String logsAuthStrategy(ContainerDefinition container) {
        boolean awslogs = container.logConfiguration() != null
                && LogDriver.AWSLOGS.equals(container.logConfiguration().logDriver());
        return awslogs && definition.executionRoleArn() != null ? "ExecutionRole" : null;
    }

    private static @Nullable ContainerRestartPolicy restartPolicy(ContainerDefinition container) {
        dev.gantry.shapes.ecs.ContainerRestartPolicy policy = container.restartPolicy();
        if (policy == null) {
            return null;
        }
        return ContainerRestartPolicy.builder()
                .enabled(policy.enabled())
                .ignoredExitCodes(policy.ignoredExitCodesOrEmpty())
                .restartAttemptPeriod(Objects.requireNonNullElse(policy.restartAttemptPeriod(), 300))
                .build();
    }

    private static @Nullable FirelensConfiguration firelens(ContainerDefinition container) {
        dev.gantry.shapes.ecs.FirelensConfiguration firelens = container.firelensConfiguration();
        if (firelens == null) {
            return null;
        }
        return FirelensConfiguration.builder()
                .type(firelens.type())
                .options(firelens.optionsOrEmpty())
                .build();
    }

    private @Nullable List<ManagedAgent> managedAgents() {
        return task.launch().options().executeCommand()
                ? List.of(new ManagedAgent(ManagedAgentName.EXECUTE_COMMAND_AGENT, Map.of()))
                : null;
    }
}
