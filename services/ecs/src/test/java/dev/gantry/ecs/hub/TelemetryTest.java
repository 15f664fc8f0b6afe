package dev.gantry.ecs.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.task.Health;
import dev.gantry.ecs.operations.RegisterTaskDefinition;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.HealthCheck;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.tcs.AckPublishHealth;
import dev.gantry.shapes.tcs.AckPublishInstanceStatus;
import dev.gantry.shapes.tcs.AckPublishMetric;
import dev.gantry.shapes.tcs.ContainerHealth;
import dev.gantry.shapes.tcs.HeartbeatMessage;
import dev.gantry.shapes.tcs.InstanceStatus;
import dev.gantry.shapes.tcs.PublishHealthRequest;
import dev.gantry.shapes.tcs.PublishInstanceStatusRequest;
import dev.gantry.shapes.tcs.PublishMetricsRequest;
import dev.gantry.shapes.tcs.TaskHealth;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryTest {

    private final HubTester world = HubTester.start();
    private final String host = world.instance();
    private final AgentLink agent = world.connect(host);
    private final TelemetryLink telemetry = TelemetryLink.connect(world, host);

    private String checked() {
        world.ecs.run(
                new RegisterTaskDefinition(),
                RegisterTaskDefinitionRequest.builder()
                        .family("checked")
                        .containerDefinitions(List.of(ContainerDefinition.builder()
                                .name("app")
                                .image("busybox")
                                .memory(64)
                                .healthCheck(HealthCheck.builder()
                                        .command(List.of("CMD", "true"))
                                        .build())
                                .build()))
                        .build());
        String task = world.run("checked");
        world.report(task, "RUNNING");
        return task;
    }

    private static PublishHealthRequest health(String task, String status) {
        return PublishHealthRequest.builder()
                .tasks(List.of(TaskHealth.builder()
                        .taskArn(task)
                        .containers(List.of(ContainerHealth.builder()
                                .containerName("app")
                                .healthStatus(status)
                                .build()))
                        .build()))
                .build();
    }

    private void publishStatus(String status) {
        telemetry
                .session()
                .receive(PublishInstanceStatusRequest.builder()
                        .statuses(List.of(InstanceStatus.builder()
                                .type("ContainerRuntime")
                                .status(status)
                                .lastUpdated(world.ecs.time().instant())
                                .build()))
                        .build());
        world.settle();
    }

    @Test
    void heartbeats_come_every_twenty_seconds() {
        world.advance(Duration.ofMinutes(2));

        assertThat(telemetry.received).hasSize(6).allMatch(HeartbeatMessage.class::isInstance);
    }

    @Test
    void metrics_are_kept_and_acknowledged() {
        telemetry.session().receive(PublishMetricsRequest.builder().build());
        world.settle();

        assertThat(world.metrics).hasSize(1);
        assertThat(telemetry.received).hasExactlyElementsOfTypes(AckPublishMetric.class);
    }

    @Test
    void the_health_of_containers_comes_this_way() {
        String task = checked();

        telemetry.session().receive(health(task, "UNHEALTHY"));
        world.settle();

        assertThat(world.task(task).health()).isEqualTo(Health.UNHEALTHY);
        assertThat(telemetry.received).hasExactlyElementsOfTypes(AckPublishHealth.class);
    }

    @Test
    void an_agent_speaks_only_for_its_own_tasks() {
        String task = checked();
        TelemetryLink other = TelemetryLink.connect(world, world.instance());

        other.session().receive(health(task, "HEALTHY"));
        other.session().receive(health("no arn", "HEALTHY"));
        world.settle();

        assertThat(world.task(task).health()).isEqualTo(Health.UNKNOWN);
        assertThat(other.received).hasSize(2);
    }

    @Test
    void the_health_of_the_host_is_kept() {
        publishStatus("IMPAIRED");

        var kept = world.row(host).health().orElseThrow();
        assertThat(kept.overallStatus()).isEqualTo("IMPAIRED");
        assertThat(kept.detailsOrEmpty().getFirst().type()).isEqualTo("CONTAINER_RUNTIME");
        assertThat(telemetry.received).hasExactlyElementsOfTypes(AckPublishInstanceStatus.class);
    }

    @Test
    void a_host_that_stays_healthy_rewrites_its_row_only_now_and_then() {
        publishStatus("OK");
        long version = world.row(host).version();

        for (int i = 0; i < 14; i++) {
            world.advance(Duration.ofSeconds(20));
            publishStatus("OK");
        }
        assertThat(world.row(host).version()).isEqualTo(version);
        world.advance(Duration.ofSeconds(20));
        publishStatus("OK");
        assertThat(world.row(host).version()).isEqualTo(version + 1);
        publishStatus("IMPAIRED");
        assertThat(world.row(host).version()).isEqualTo(version + 2);
    }

    @Test
    void a_second_session_closes_the_first() {
        TelemetryLink second = TelemetryLink.connect(world, host);
        telemetry.session().closed();
        world.advance(Duration.ofSeconds(20));

        assertThat(telemetry.closed).contains(1000);
        assertThat(second.received).hasSize(1);
        assertThat(agent.closed).isEmpty();
    }

    @Test
    void what_is_no_message_or_of_no_known_type_never_ends_a_session() {
        for (String frame : new String[] {"{", "NoSuchMessage", "AckPublishMetric"}) {
            telemetry.session().receive(frame);
        }
        telemetry.session().receive("PublishHealthRequest");
        world.settle();

        assertThat(telemetry.closed).isEmpty();
        assertThat(telemetry.received).hasExactlyElementsOfTypes(AckPublishHealth.class);
    }
}
