package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.Samples.NOON;
import static dev.gantry.ecs.domain.Samples.SCOPE;
import static dev.gantry.ecs.domain.Samples.container;
import static dev.gantry.ecs.domain.Samples.definition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.HealthCheck;
import dev.gantry.shapes.ecs.HostVolumeProperties;
import dev.gantry.shapes.ecs.LogConfiguration;
import dev.gantry.shapes.ecs.PortMapping;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.Secret;
import dev.gantry.shapes.ecs.TaskDefinition;
import dev.gantry.shapes.ecs.Volume;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskDefinitionsTest {

    private static final Registration FIRST = new Registration(SCOPE, 1, "arn:aws:iam::123456789012:root", NOON);

    private static TaskDefinition register(RegisterTaskDefinitionRequest.Builder request) {
        return TaskDefinitions.register(request.build(), FIRST).definition();
    }

    private static ContainerDefinition first(TaskDefinition definition) {
        return definition.containerDefinitionsOrEmpty().getFirst();
    }

    private static RegisterTaskDefinitionRequest.Builder fargate(ContainerDefinition.Builder container) {
        return definition(container)
                .requiresCompatibilities(List.of("FARGATE"))
                .networkMode("awsvpc")
                .cpu("256")
                .memory("512");
    }

    @Test
    void fills_in_what_a_minimal_definition_leaves_out() {
        TaskDefinition definition = register(definition(container("app")));

        assertThat(definition.taskDefinitionArn())
                .isEqualTo("arn:aws:ecs:us-east-1:123456789012:task-definition/web:1");
        assertThat(definition.status()).isEqualTo("ACTIVE");
        assertThat(definition.volumes()).isEmpty();
        assertThat(definition.placementConstraints()).isEmpty();
        assertThat(definition.networkMode()).isNull();
        assertThat(definition.requiresCompatibilities()).isNull();
        assertThat(definition.requiresAttributes()).isNull();
        assertThat(definition.compatibilities()).containsExactly("EXTERNAL", "EC2");
        assertThat(definition.registeredAt()).isEqualTo(NOON);
        assertThat(first(definition))
                .isEqualTo(container("app")
                        .cpu(0)
                        .essential(true)
                        .portMappings(List.of())
                        .environment(List.of())
                        .mountPoints(List.of())
                        .volumesFrom(List.of())
                        .systemControls(List.of())
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        ",        , 0",
        "bridge,  , 0",
        "bridge,  8080, 8080",
        "host,    , 80",
        "awsvpc,  , 80",
    })
    void fills_in_host_ports(String mode, Integer hostPort, Integer filled) {
        PortMapping mapping =
                PortMapping.builder().containerPort(80).hostPort(hostPort).build();

        TaskDefinition definition = register(
                definition(container("app").portMappings(List.of(mapping))).networkMode(mode));

        assertThat(first(definition).portMappingsOrEmpty().getFirst())
                .isEqualTo(PortMapping.builder()
                        .containerPort(80)
                        .hostPort(filled)
                        .protocol("tcp")
                        .build());
    }

    @Test
    void normalises_sizes() {
        TaskDefinition definition =
                register(definition(container("app").cpu(10)).cpu(".5 vcpu").memory("2 GB"));

        assertThat(definition.cpu()).isEqualTo("512");
        assertThat(definition.memory()).isEqualTo("2048");
    }

    @Test
    void resolves_a_role_name() {
        assertThat(register(definition(container("app")).taskRoleArn("app")).taskRoleArn())
                .isEqualTo("arn:aws:iam::123456789012:role/app");
    }

    @Test
    void fills_in_an_empty_volume_and_a_health_check() {
        TaskDefinition definition = register(definition(container("app")
                        .healthCheck(HealthCheck.builder()
                                .command(List.of("CMD", "true"))
                                .build()))
                .volumes(List.of(Volume.builder().name("data").build())));

        assertThat(definition.volumes())
                .containsExactly(Volume.builder()
                        .name("data")
                        .host(new HostVolumeProperties(null))
                        .build());
        assertThat(first(definition).healthCheck())
                .isEqualTo(HealthCheck.builder()
                        .command(List.of("CMD", "true"))
                        .interval(30)
                        .timeout(5)
                        .retries(3)
                        .build());
    }

    @Test
    void echoes_verbatim_what_it_does_not_decide_about() {
        ContainerDefinition given = container("app")
                .dockerLabels(Map.of("a", "b"))
                .workingDirectory("/srv")
                .user("1:1")
                .stopTimeout(7)
                .command(List.of("sh", "-c", "x"))
                .build();

        ContainerDefinition echoed = first(register(definition(given.toBuilder())));

        assertThat(echoed.toBuilder()
                        .cpu(null)
                        .essential(null)
                        .portMappings(null)
                        .environment(null)
                        .mountPoints(null)
                        .volumesFrom(null)
                        .systemControls(null)
                        .build())
                .isEqualTo(given);
    }

    @Test
    void is_compatible_with_fargate_when_it_keeps_to_all_its_rules() {
        assertThat(register(fargate(container("app"))).compatibilities())
                .containsExactly("EC2", "FARGATE", "MANAGED_INSTANCES");
        assertThat(register(definition(container("app")).networkMode("awsvpc")).compatibilities())
                .containsExactly("EC2", "MANAGED_INSTANCES");
    }

    @Test
    void requires_attributes_of_the_instance() {
        LogConfiguration awslogs = LogConfiguration.builder()
                .logDriver("awslogs")
                .options(Map.of("awslogs-group", "g", "awslogs-region", "r", "awslogs-stream-prefix", "p"))
                .build();
        Secret secret = new Secret("KEY", "arn:aws:secretsmanager:us-east-1:123456789012:secret:db");
        ContainerDefinition.Builder container = container("app")
                .image("123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1")
                .logConfiguration(awslogs)
                .secrets(List.of(secret));

        TaskDefinition definition =
                register(fargate(container).executionRoleArn("exec").taskRoleArn("role"));

        assertThat(definition.requiresAttributesOrEmpty())
                .extracting(Attribute::name)
                .containsExactly(
                        "com.amazonaws.ecs.capability.docker-remote-api.1.18",
                        "com.amazonaws.ecs.capability.docker-remote-api.1.19",
                        "com.amazonaws.ecs.capability.ecr-auth",
                        "com.amazonaws.ecs.capability.logging-driver.awslogs",
                        "com.amazonaws.ecs.capability.task-iam-role",
                        "ecs.capability.execution-role-awslogs",
                        "ecs.capability.execution-role-ecr-pull",
                        "ecs.capability.secrets.asm.environment-variables",
                        "ecs.capability.task-cpu-mem-limit",
                        "ecs.capability.task-eni");
    }
}
