package dev.gantry.ecs.domain.payload;

import static dev.gantry.ecs.domain.Samples.NOON;
import static dev.gantry.ecs.domain.Samples.SCOPE;
import static dev.gantry.ecs.domain.Samples.container;
import static dev.gantry.ecs.domain.Samples.definition;
import static dev.gantry.ecs.domain.Samples.place;
import static dev.gantry.ecs.domain.Samples.taskId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gantry.ecs.domain.task.Overrides;
import dev.gantry.ecs.domain.task.PlannedContainers;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskLaunch;
import dev.gantry.ecs.domain.task.TaskLifecycle;
import dev.gantry.ecs.domain.task.TaskOptions;
import dev.gantry.ecs.domain.task.TaskOrigin;
import dev.gantry.ecs.domain.task.TaskRequest;
import dev.gantry.ecs.domain.taskdefinition.Registration;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitions;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.DockerConfig;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.ContainerOverride;
import dev.gantry.shapes.ecs.HealthCheck;
import dev.gantry.shapes.ecs.KeyValuePair;
import dev.gantry.shapes.ecs.LinuxParameters;
import dev.gantry.shapes.ecs.LogConfiguration;
import dev.gantry.shapes.ecs.PortMapping;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.Secret;
import dev.gantry.shapes.ecs.TaskDefinition;
import dev.gantry.shapes.ecs.TaskOverride;
import dev.gantry.shapes.ecs.Tmpfs;
import dev.gantry.shapes.ecs.Ulimit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PayloadTaskTest {

    private static dev.gantry.shapes.acs.Task payload(
            RegisterTaskDefinitionRequest.Builder request, Optional<TaskOverride> overrides) {
        TaskDefinition definition = TaskDefinitions.register(request.build(), new Registration(SCOPE, 7, "me", NOON))
                .definition();
        TaskDefinition merged = Overrides.merge(definition, overrides);
        TaskLaunch launch = TaskLaunch.of(
                merged,
                new TaskOrigin("service:api", Optional.empty(), "EC2", Optional.empty()),
                TaskOptions.NONE,
                new TaskRequest(overrides, Optional.empty(), List.of(), Optional.empty(), Optional.empty()));
        Task task = TaskLifecycle.begin(
                Task.accepted(taskId(), launch, PlannedContainers.of(merged, TaskOptions.NONE), NOON), place(), NOON);
        return PayloadTask.of(
                task,
                definition,
                new PayloadContext(Optional.empty(), Optional.empty(), List.of(), Optional.of("non-blocking")));
    }

    private static Container app(ContainerDefinition.Builder container) {
        return payload(definition(container).executionRoleArn("exec"), Optional.empty())
                .containersOrEmpty()
                .getFirst();
    }

    private static DockerConfig docker(ContainerDefinition.Builder container) {
        return Objects.requireNonNull(app(container).dockerConfig());
    }

    @Test
    void names_the_task_in_the_agents_units() {
        dev.gantry.shapes.acs.Task task =
                payload(definition(container("app")).cpu("256").memory("512"), Optional.empty());

        assertThat(task.version()).isEqualTo("7");
        assertThat(task.cpu()).isEqualTo(0.25);
        assertThat(task.memory()).isEqualTo(512);
        assertThat(task.desiredStatus()).isEqualTo("RUNNING");
        assertThat(task.serviceName()).isEqualTo("api");
        assertThat(task.taskDefinitionAccountId()).isEqualTo("123456789012");
        assertThat(task.networkMode()).isEqualTo("bridge");
    }

    @Test
    void a_task_without_a_size_has_none_for_the_agent_either() {
        dev.gantry.shapes.acs.Task task = payload(definition(container("app")), Optional.empty());

        assertThat(task.cpu()).isNull();
        assertThat(task.memory()).isNull();
    }

    @Test
    void merges_all_overrides_but_sends_only_the_command_as_one() {
        TaskOverride override = TaskOverride.builder()
                .containerOverrides(List.of(ContainerOverride.builder()
                        .name("app")
                        .command(List.of("echo", "\"hi\""))
                        .environment(List.of(new KeyValuePair("A", "2")))
                        .memory(64)
                        .build()))
                .build();

        Container app = payload(
                        definition(container("app").environment(List.of(new KeyValuePair("A", "1")))),
                        Optional.of(override))
                .containersOrEmpty()
                .getFirst();

        assertThat(app.overrides()).isEqualTo("{\"command\":[\"echo\",\"\\\"hi\\\"\"]}");
        assertThat(app.environment()).isEqualTo(Map.of("AWS_EXECUTION_ENV", "AWS_ECS_EC2", "A", "2"));
        assertThat(app.memory()).isEqualTo(64);
    }

    @Test
    void a_container_without_overrides_has_an_empty_one() {
        assertThat(app(container("app")).overrides()).isEqualTo("{}");
    }

    @Test
    void puts_the_process_into_dockers_config() {
        DockerConfig docker = docker(container("app")
                .user("1:1")
                .workingDirectory("/srv")
                .pseudoTerminal(true)
                .healthCheck(HealthCheck.builder()
                        .command(List.of("CMD-SHELL", "exit 0"))
                        .build()));

        assertThat(docker.config())
                .isEqualTo("{\"User\":\"1:1\",\"WorkingDir\":\"/srv\",\"Tty\":true,\"Healthcheck\":{\"Test\":["
                        + "\"CMD-SHELL\",\"exit 0\"],\"Interval\":30000000000,\"Timeout\":5000000000,\"Retries\":3,"
                        + "\"StartPeriod\":0}}");
        assertThat(docker.version()).isEqualTo("1.29");
    }

    @Test
    void puts_the_host_into_dockers_host_config() {
        DockerConfig docker = docker(container("app")
                .memoryReservation(64)
                .privileged(true)
                .ulimits(List.of(new Ulimit("nofile", 10, 20)))
                .linuxParameters(LinuxParameters.builder()
                        .initProcessEnabled(true)
                        .tmpfs(List.of(Tmpfs.builder()
                                .containerPath("/run")
                                .size(16)
                                .mountOptions(List.of("noexec"))
                                .build()))
                        .maxSwap(128)
                        .build()));

        assertThat(docker.hostConfig())
                .startsWith("{\"NetworkMode\":\"bridge\",\"MemoryReservation\":67108864,\"Privileged\":true,")
                .contains("\"Name\":\"nofile\"", "\"Soft\":10", "\"Hard\":20")
                .endsWith("\"Init\":true,\"Tmpfs\":{\"/run\":\"noexec,size=16m\"},\"MemorySwap\":268435456}");
        assertThat(docker.version()).isEqualTo("1.25");
    }

    @Test
    void gives_a_log_driver_the_accounts_mode() {
        DockerConfig docker = docker(container("app")
                .logConfiguration(LogConfiguration.builder()
                        .logDriver("awslogs")
                        .options(Map.of("awslogs-group", "g"))
                        .build()));

        assertThat(docker.hostConfig()).contains("\"awslogs-group\":\"g\",\"mode\":\"non-blocking\"");
    }

    @Test
    void sends_secrets_with_their_provider_and_region() {
        Container app = app(container("app")
                .secrets(List.of(
                        new Secret("A", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db"),
                        new Secret("B", "parameter"))));

        assertThat(app.secretsOrEmpty())
                .extracting(
                        dev.gantry.shapes.acs.Secret::name,
                        dev.gantry.shapes.acs.Secret::provider,
                        dev.gantry.shapes.acs.Secret::region,
                        dev.gantry.shapes.acs.Secret::target)
                .containsExactly(
                        tuple("A", "asm", "eu-west-1", "CONTAINER"), tuple("B", "ssm", "us-east-1", "CONTAINER"));
    }

    @Test
    void leaves_the_host_port_to_docker() {
        Container app = app(container("app")
                .portMappings(List.of(PortMapping.builder().containerPort(80).build())));

        assertThat(app.portMappingsOrEmpty())
                .containsExactly(new dev.gantry.shapes.acs.PortMapping(80, 0, null, "tcp"));
    }

    @Test
    void in_awsvpc_mode_the_agent_makes_the_network() {
        Container app = payload(definition(container("app")).networkMode("awsvpc"), Optional.empty())
                .containersOrEmpty()
                .getFirst();

        assertThat(Objects.requireNonNull(app.dockerConfig()).hostConfig()).isEqualTo("{}");
    }
}
