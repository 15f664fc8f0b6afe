package dev.gantry.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.engine.Tasks;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.HeartbeatMessage;
import dev.gantry.shapes.acs.Task;
import dev.gantry.shapes.tcs.AckPublishHealth;
import dev.gantry.shapes.tcs.AckPublishInstanceStatus;
import dev.gantry.shapes.tcs.AckPublishMetric;
import dev.gantry.shapes.tcs.ContainerMetric;
import dev.gantry.shapes.tcs.MetricsMetadata;
import dev.gantry.shapes.tcs.PublishHealthRequest;
import dev.gantry.shapes.tcs.PublishInstanceStatusRequest;
import dev.gantry.shapes.tcs.PublishMetricsRequest;
import dev.gantry.shapes.tcs.ServerException;
import dev.gantry.shapes.tcs.StopTelemetrySessionMessage;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published of tasks and host, and when, on virtual time. */
class TelemetryTest {

    private final PaperAgent host = new PaperAgent().start();

    private static Container checked(String name, String... words) {
        return Tasks.container(name, words).toBuilder()
                .cpu(1)
                .memory(4)
                .healthCheckType("docker")
                .build();
    }

    private <S extends Structure> List<S> sent(Class<S> type) {
        return host.tcs.last().sent(type);
    }

    private static MetricsMetadata metadata(PublishMetricsRequest message) {
        return Objects.requireNonNull(message.metadata());
    }

    private void forget() {
        host.tcs.last().sent.clear();
    }

    /** As in {@code t1 web HEALTHY}, of every message. */
    private List<String> verdicts() {
        return sent(PublishHealthRequest.class).stream()
                .flatMap(message -> message.tasksOrEmpty().stream())
                .flatMap(task -> task.containersOrEmpty().stream()
                        .map(container -> String.valueOf(task.taskArn()).replaceAll(".*/", "") + " "
                                + container.containerName() + " " + container.healthStatus()))
                .toList();
    }

    @Test
    void an_idle_host_says_so_at_once_and_every_twenty_seconds() {
        PublishMetricsRequest idle = sent(PublishMetricsRequest.class).getFirst();
        assertThat(metadata(idle).idle()).isTrue();
        assertThat(metadata(idle).fin()).isTrue();
        assertThat(metadata(idle).cluster()).isEqualTo("demo");
        assertThat(metadata(idle).containerInstance()).isEqualTo(PaperControlPlane.ARN + "1");
        assertThat(idle.taskMetrics()).isNull();

        host.pass(20);

        assertThat(sent(PublishMetricsRequest.class)).hasSize(2);
        assertThat(sent(PublishHealthRequest.class)).isEmpty();
    }

    @Test
    void metrics_of_twenty_seconds_are_of_twenty_measurements() {
        host.run(Tasks.task("t1", Tasks.container("web", "run_for=1h"))).pass(20);
        forget();

        host.pass(20);

        PublishMetricsRequest metrics = sent(PublishMetricsRequest.class).getFirst();
        assertThat(metadata(metrics).idle()).isFalse();
        assertThat(metadata(metrics).fin()).isTrue();
        var task = metrics.taskMetricsOrEmpty().getFirst();
        assertThat(task.taskArn()).isEqualTo(Tasks.arn("t1"));
        assertThat(task.taskDefinitionFamily()).isEqualTo("family");
        ContainerMetric container = task.containerMetricsOrEmpty().getFirst();
        assertThat(container.containerName()).isEqualTo("web");
        assertThat(Objects.requireNonNull(container.cpuStatsSet()).sampleCount())
                .isEqualTo(20);
        assertThat(Objects.requireNonNull(container.memoryStatsSet()).sampleCount())
                .isEqualTo(20);
        assertThat(container.networkStatsSet()).isNotNull();
        assertThat(container.restartStatsSet()).isNull();
    }

    @Test
    void a_container_with_a_restart_policy_tells_its_restarts() {
        host.run(Tasks.task("t1", Tasks.restarted(Tasks.container("web", "run_for=75s", "exit_code=1"), 60)))
                .live(120);
        forget();

        host.pass(20);

        ContainerMetric container = sent(PublishMetricsRequest.class)
                .getFirst()
                .taskMetricsOrEmpty()
                .getFirst()
                .containerMetricsOrEmpty()
                .getFirst();
        assertThat(Objects.requireNonNull(container.restartStatsSet()).restartCount())
                .isEqualTo(1);
    }

    @Test
    void a_container_of_the_hosts_network_has_none_of_its_own() {
        Task task = Tasks.task("t1", Tasks.container("web")).toBuilder()
                .networkMode("host")
                .build();
        host.run(task).pass(20);

        ContainerMetric container = sent(PublishMetricsRequest.class)
                .getLast()
                .taskMetricsOrEmpty()
                .getFirst()
                .containerMetricsOrEmpty()
                .getFirst();
        assertThat(container.networkStatsSet()).isNull();
    }

    @Test
    void ten_tasks_stand_in_a_message() {
        Task[] tasks = IntStream.range(0, 25)
                .mapToObj(i -> Tasks.task("t" + i, checked("web")))
                .toArray(Task[]::new);
        host.run(tasks);
        forget();

        host.pass(20);

        assertThat(sent(PublishMetricsRequest.class))
                .extracting(message -> message.taskMetricsOrEmpty().size())
                .containsExactly(10, 10, 5);
        assertThat(sent(PublishMetricsRequest.class))
                .extracting(message -> metadata(message).fin())
                .containsExactly(false, false, true);
        assertThat(sent(PublishHealthRequest.class))
                .extracting(
                        message -> Objects.requireNonNull(message.metadata()).fin())
                .containsExactly(false, false, true);
    }

    @Test
    void health_is_told_at_once_when_it_changes() {
        host.run(Tasks.task("t1", checked("web", "health=healthy_after:3s")));
        assertThat(verdicts()).containsExactly("t1 web UNKNOWN");
        forget();

        host.pass(3);

        assertThat(verdicts()).containsExactly("t1 web HEALTHY");
        var container = sent(PublishHealthRequest.class)
                .getFirst()
                .tasksOrEmpty()
                .getFirst()
                .containersOrEmpty()
                .getFirst();
        assertThat(container.statusSince()).isEqualTo(host.timeline.now());
    }

    @Test
    void health_is_told_again_every_twenty_seconds() {
        host.run(Tasks.task("t1", checked("web", "health=healthy_after:1s"))).pass(19);
        forget();

        host.pass(1);

        assertThat(verdicts()).containsExactly("t1 web HEALTHY");
    }

    @Test
    void containers_without_a_health_check_have_no_health() {
        host.run(Tasks.task("t1", Tasks.container("web"), checked("checked"))).pass(20);

        assertThat(verdicts()).isNotEmpty().allMatch(verdict -> verdict.contains(" checked "));
    }

    @Test
    void a_task_that_stopped_has_no_health() {
        host.run(Tasks.task("t1", checked("web", "run_for=5s"))).pass(6);
        forget();

        host.pass(20);

        assertThat(verdicts()).isEmpty();
    }

    @Test
    void health_that_changed_without_a_session_is_told_when_there_is_one() {
        host.run(Tasks.task("t1", checked("web", "health=healthy_after:5s")));
        host.pass(2);
        host.tcs.down();
        host.tcs.last().listener.closed(1006, "");
        host.pass(10);
        assertThat(verdicts()).doesNotContain("t1 web HEALTHY");

        host.tcs.up();
        host.pass(2);

        assertThat(verdicts()).containsExactly("t1 web HEALTHY");
    }

    @Test
    void a_heartbeat_of_acs_sets_off_a_check_of_the_host() {
        host.acs.last().listener.message(new HeartbeatMessage(true, "h"));

        var status = sent(PublishInstanceStatusRequest.class).getFirst();
        assertThat(Objects.requireNonNull(status.metadata()).containerInstance())
                .isEqualTo(PaperControlPlane.ARN + "1");
        assertThat(status.statusesOrEmpty().getFirst().type()).isEqualTo("ContainerRuntime");
        assertThat(status.statusesOrEmpty().getFirst().status()).isEqualTo("OK");
    }

    @Test
    void a_host_whose_runtime_is_away_is_impaired() {
        host.acs.last().listener.message(new HeartbeatMessage(true, "h"));
        host.runtime.disconnect();
        host.pass(20);

        host.acs.last().listener.message(new HeartbeatMessage(true, "h"));

        var status = sent(PublishInstanceStatusRequest.class)
                .getLast()
                .statusesOrEmpty()
                .getFirst();
        assertThat(status.status()).isEqualTo("IMPAIRED");
        assertThat(status.statusReason()).contains("Cannot connect");
        assertThat(status.lastStatusChange()).isEqualTo(host.timeline.now());
    }

    @Test
    void a_runtime_that_is_away_costs_no_metrics_of_later() {
        host.run(Tasks.task("t1", Tasks.container("web"))).pass(10);
        host.runtime.disconnect();
        host.live(20);
        host.runtime.reconnect();
        host.live(40);
        forget();

        host.pass(20);

        assertThat(sent(PublishMetricsRequest.class).getFirst().taskMetricsOrEmpty())
                .hasSize(1);
    }

    static List<Structure> signsOfLife() {
        return List.of(
                new dev.gantry.shapes.tcs.HeartbeatMessage(true),
                new AckPublishMetric("ok"),
                new AckPublishHealth("ok"),
                new AckPublishInstanceStatus("ok"));
    }

    @ParameterizedTest
    @MethodSource("signsOfLife")
    void heartbeats_and_acknowledgements_keep_the_session(Structure message) {
        host.pass(50);
        host.tcs.last().listener.message(message);

        host.pass(50);

        assertThat(host.tcs.sessions).hasSize(1);
    }

    static List<Structure> noSignsOfLife() {
        return List.of(
                new StopTelemetrySessionMessage("x"),
                new ServerException("x"),
                new dev.gantry.shapes.acs.HeartbeatMessage(true, "of the other protocol"));
    }

    @ParameterizedTest
    @MethodSource("noSignsOfLife")
    void nothing_else_does(Structure message) {
        host.pass(50);
        host.tcs.last().listener.message(message);

        host.pass(12);

        assertThat(host.tcs.sessions).hasSize(2);
        assertThat(host.tcs.sessions.getFirst().closedWith).isEqualTo(1000);
    }

    @Test
    void waits_a_second_after_a_broken_session() {
        host.pass(2);
        host.tcs.refusing("ServerException");
        host.tcs.last().listener.closed(0, "");
        int tries = host.tcs.tries;

        host.pass(1);
        assertThat(host.tcs.tries).isEqualTo(tries + 1);
        host.pass(1);
        assertThat(host.tcs.tries).isEqualTo(tries + 1);
        host.pass(1);
        assertThat(host.tcs.tries).isEqualTo(tries + 2);
    }

    @Test
    void nothing_is_measured_without_a_session() {
        host.run(Tasks.task("t1", Tasks.container("web")));
        host.tcs.down();
        host.tcs.last().listener.closed(1006, "");
        host.pass(600);
        host.tcs.up();
        host.pass(2);
        forget();

        host.pass(20);

        ContainerMetric container = sent(PublishMetricsRequest.class)
                .getFirst()
                .taskMetricsOrEmpty()
                .getFirst()
                .containerMetricsOrEmpty()
                .getFirst();
        assertThat(Objects.requireNonNull(container.cpuStatsSet()).sampleCount())
                .isLessThanOrEqualTo(20);
    }
}
