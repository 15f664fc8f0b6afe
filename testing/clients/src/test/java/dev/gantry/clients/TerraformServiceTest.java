package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Terraform's aws_ecs_service, from apply to destroy: no plan finds a difference that nobody made. */
class TerraformServiceTest {

    private static final PackagedServer SERVER = PackagedServer.shared();

    private static String stack(String command, int count) {
        return """
                resource "aws_ecs_cluster" "c" {
                  name = "terraformed"
                }
                resource "aws_ecs_task_definition" "t" {
                  family                = "terraformed"
                  container_definitions = jsonencode([{
                    name = "main", image = "%s", memory = 32, essential = true, stopTimeout = 2, command = ["%s"]
                  }])
                }
                resource "aws_ecs_service" "s" {
                  name            = "terraformed"
                  cluster         = "default"
                  task_definition = aws_ecs_task_definition.t.arn
                  desired_count   = %d
                  propagate_tags  = "SERVICE"
                  tags            = { team = "blue" }
                  deployment_circuit_breaker {
                    enable   = true
                    rollback = true
                  }
                  ordered_placement_strategy {
                    type  = "spread"
                    field = "instanceId"
                  }
                }
                """.formatted(Docker.busybox(), command, count);
    }

    private static JsonNode describe() {
        return SERVER.aws()
                .run("ecs", "describe-services", "--cluster", "default", "--services", "terraformed")
                .at("/services/0");
    }

    private static void awaitRunning(int tasks) {
        Eventually.isTrue(
                tasks + " tasks of one deployment",
                () -> describe().path("deployments").size() == 1
                        && describe().path("runningCount").asInt() == tasks);
    }

    @Test
    void creates_changes_and_destroys_a_service() {
        Optional<Terraform> found = Terraform.of(SERVER);
        assumeTrue(found.isPresent(), "terraform or a mirror of its AWS provider is not installed");
        Terraform terraform = found.orElseThrow();

        terraform.resources(stack("exec busybox sleep 1000", 2));
        terraform.apply();
        assertThat(terraform.plan()).isEmpty();
        assertThat(describe().path("desiredCount").asInt()).isEqualTo(2);
        awaitRunning(2);

        terraform.resources(stack("exec busybox sleep 2000", 3));
        terraform.apply();
        assertThat(terraform.plan()).isEmpty();
        assertThat(describe().path("desiredCount").asInt()).isEqualTo(3);
        assertThat(describe().path("taskDefinition").asText()).endsWith(":2");
        awaitRunning(3);

        terraform.destroy();
        assertThat(describe().path("status").asText()).isEqualTo("INACTIVE");
        assertThat(SERVER.aws().refused("ecs", "list-services", "--cluster", "terraformed"))
                .contains("ClusterNotFoundException");
    }
}
