package dev.gantry.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.runtime.RuntimeInfo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be placed here and what may not, by the attributes that task definitions require. */
class CapabilitiesTest {

    private static List<String> names(boolean taskLimits, boolean shipsLogs, boolean fargate) {
        return new Capabilities(machine("amd64"), taskLimits, shipsLogs, fargate, false)
                .attributes().stream()
                        .map(attribute -> String.valueOf(attribute.name()))
                        .toList();
    }

    private static RuntimeInfo machine(String architecture) {
        return new RuntimeInfo("docker", "20.10.24", 2, 1024, architecture);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.amazonaws.ecs.capability.privileged-container",
                "com.amazonaws.ecs.capability.docker-remote-api.1.18",
                "com.amazonaws.ecs.capability.docker-remote-api.1.19",
                "com.amazonaws.ecs.capability.docker-remote-api.1.21",
                "com.amazonaws.ecs.capability.docker-remote-api.1.22",
                "com.amazonaws.ecs.capability.docker-remote-api.1.24",
                "com.amazonaws.ecs.capability.docker-remote-api.1.25",
                "com.amazonaws.ecs.capability.docker-remote-api.1.29",
                "com.amazonaws.ecs.capability.logging-driver.json-file",
                "com.amazonaws.ecs.capability.logging-driver.none",
                "com.amazonaws.ecs.capability.logging-driver.awslogs",
                "ecs.capability.execution-role-awslogs",
                "ecs.capability.task-eni",
                "ecs.capability.task-cpu-mem-limit",
                "ecs.capability.pid-ipc-namespace-sharing",
                "ecs.capability.container-ordering",
                "ecs.capability.container-health-check",
                "ecs.capability.container-restart-policy",
                "ecs.capability.docker-plugin.local",
                "ecs.capability.full-sync"
            })
    void tells_what_the_engine_does(String attribute) {
        assertThat(names(true, true, false)).contains(attribute);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.amazonaws.ecs.capability.ecr-auth",
                "ecs.capability.execution-role-ecr-pull",
                "ecs.capability.env-files.s3",
                "ecs.capability.private-registry-authentication.secretsmanager",
                "ecs.capability.secrets.asm.environment-variables",
                "ecs.capability.secrets.ssm.environment-variables",
                "ecs.capability.secrets.asm.bootstrap.log-driver",
                "ecs.capability.secrets.ssm.bootstrap.log-driver",
                "ecs.capability.firelens.fluentd",
                "ecs.capability.firelens.fluentbit",
                "com.amazonaws.ecs.capability.logging-driver.awsfirelens",
                "com.amazonaws.ecs.capability.logging-driver.splunk",
                "ecs.capability.docker-plugin.rexray/ebs",
                "ecs.capability.efs",
                "ecs.capability.efsAuth",
                "ecs.capability.extensible-ephemeral-storage",
                "ecs.capability.gpu",
                "com.amazonaws.ecs.capability.task-iam-role",
                "com.amazonaws.ecs.capability.task-iam-role-network-host"
            })
    void does_not_promise_what_the_engine_cannot(String attribute) {
        assertThat(names(true, true, false)).doesNotContain(attribute);
    }

    @Test
    void promises_limits_and_logs_only_where_they_are_switched_on() {
        assertThat(names(false, false, false))
                .doesNotContain(
                        "ecs.capability.task-cpu-mem-limit",
                        "com.amazonaws.ecs.capability.logging-driver.awslogs",
                        "ecs.capability.execution-role-awslogs");
    }

    @Test
    void says_that_a_host_is_of_the_fargate_pool() {
        assertThat(names(true, true, true)).contains("gantry.capacity");
        assertThat(names(true, true, false)).doesNotContain("gantry.capacity");
    }

    @ParameterizedTest
    @CsvSource({"amd64, x86_64", "x86_64, x86_64", "aarch64, arm64", "arm64, arm64"})
    void names_the_architecture_as_task_definitions_do(String machine, String expected) {
        assertThat(new Capabilities(machine(machine), true, true, false, false).attributes())
                .anySatisfy(attribute -> {
                    assertThat(attribute.name()).isEqualTo("ecs.cpu-architecture");
                    assertThat(attribute.value()).isEqualTo(expected);
                });
    }
}
