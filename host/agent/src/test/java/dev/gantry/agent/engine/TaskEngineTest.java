package dev.gantry.agent.engine;

import static dev.gantry.agent.engine.Tasks.arn;
import static dev.gantry.agent.engine.Tasks.container;
import static dev.gantry.agent.engine.Tasks.dependsOn;
import static dev.gantry.agent.engine.Tasks.published;
import static dev.gantry.agent.engine.Tasks.restarted;
import static dev.gantry.agent.engine.Tasks.sidecar;
import static dev.gantry.agent.engine.Tasks.stopped;
import static dev.gantry.agent.engine.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.report.TaskStateChange;
import dev.gantry.agent.runtime.ContainerStatus;
import dev.gantry.agent.runtime.PortBinding;
import dev.gantry.agent.state.MemoryState;
import dev.gantry.agent.task.Health;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.DockerConfig;
import dev.gantry.shapes.acs.ElasticNetworkInterface;
import dev.gantry.shapes.acs.HostVolumeProperties;
import dev.gantry.shapes.acs.IPv4AddressAssignment;
import dev.gantry.shapes.acs.MountPoint;
import dev.gantry.shapes.acs.Secret;
import dev.gantry.shapes.acs.Task;
import dev.gantry.shapes.acs.Volume;
import dev.gantry.shapes.acs.VolumeFrom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskEngineTest {

    private final Host host = new Host();

    @Test
    void runs_a_task_and_reports_it() {
        host.run(task("a", container("web")));

        assertThat(host.reported("a")).containsExactly("RUNNING");
        assertThat(host.reportedContainers("a")).containsExactly("web RUNNING");
    }

    @Test
    void the_report_names_the_container_its_image_and_the_pull() {
        host.run(task("a", container("web")));

        TaskStateChange report = host.reports.getFirst();
        assertThat(report.cluster()).isEqualTo(Tasks.CLUSTER);
        assertThat(report.pullStartedAt()).isPresent();
        assertThat(report.pullStoppedAt()).isPresent();
        assertThat(report.containers()).singleElement().satisfies(web -> {
            assertThat(web.runtimeId()).isEqualTo(host.runtimeId("a", "web"));
            assertThat(web.imageDigest()).startsWith("sha256:");
        });
    }

    @Test
    void a_cached_image_needs_no_pull() {
        host.run(task("a", container("web")));

        host.run(task("b", container("web")));

        assertThat(host.reports.getLast().pullStartedAt()).isEmpty();
    }

    @Test
    void stops_a_task_when_the_control_plane_says_so() {
        Task a = task("a", container("web"));
        host.run(a);

        host.run(stopped(a));

        assertThat(host.reported("a")).containsExactly("RUNNING", "STOPPED");
        assertThat(host.reportedContainers("a")).containsExactly("web RUNNING", "web STOPPED 143");
    }

    @Test
    void never_takes_a_stop_back() {
        Task a = task("a", container("web", "stop_takes=5s"));
        host.run(a).run(stopped(a));

        host.run(a).pass(5);

        assertThat(host.reported("a")).containsExactly("RUNNING", "STOPPED");
    }

    @Test
    void the_same_payload_again_changes_nothing() {
        Task a = task("a", container("web"));
        host.run(a);

        host.run(a);

        assertThat(host.reported("a")).containsExactly("RUNNING");
        assertThat(host.runtime.list(Map.of())).hasSize(1);
    }

    @Test
    void a_stop_of_an_unknown_task_is_reported_as_stopped_and_starts_nothing() {
        host.run(stopped(task("a", container("web"), container("db"))));

        assertThat(host.reported("a")).containsExactly("STOPPED");
        assertThat(host.reportedContainers("a")).containsExactly("web STOPPED", "db STOPPED");
        assertThat(host.runtime.list(Map.of())).isEmpty();
    }

    @Test
    void kills_a_container_after_its_stop_timeout() {
        Task a = task(
                "a",
                container("web", "ignores_sigterm").toBuilder().stopTimeout(3).build());
        host.run(a).run(stopped(a));

        host.pass(2);
        assertThat(host.reported("a")).containsExactly("RUNNING");

        host.pass(1);
        assertThat(host.reportedContainers("a")).endsWith("web STOPPED 137");
    }

    @Test
    void kills_a_container_without_a_stop_timeout_after_thirty_seconds() {
        Task a = task("a", container("web", "ignores_sigterm"));
        host.run(a).run(stopped(a));

        host.pass(29);
        assertThat(host.reported("a")).containsExactly("RUNNING");

        host.pass(1);
        assertThat(host.reported("a")).containsExactly("RUNNING", "STOPPED");
    }

    @Test
    void an_essential_exit_ends_the_task_and_stops_the_others() {
        host.run(task("a", container("web", "run_for=10s", "exit_code=7"), sidecar("log")));

        host.pass(10);

        assertThat(host.reported("a")).containsExactly("RUNNING", "STOPPED");
        assertThat(host.reportedContainers("a")).contains("web STOPPED 7", "log STOPPED 143");
        assertThat(host.reports.getLast().executionStoppedAt()).contains(host.timeline.now());
    }

    @Test
    void a_container_that_ends_at_once_was_running_before_it_stopped() {
        host.run(task("a", container("web", "run_for=0s", "exit_code=3")));

        assertThat(host.reported("a")).containsExactly("RUNNING", "STOPPED");
        assertThat(host.reportedContainers("a")).endsWith("web STOPPED 3");
    }

    @Test
    void a_sidecars_exit_is_told_within_the_report_delay_and_ends_nothing() {
        host.run(task("a", container("web"), sidecar("init", "run_for=5s")));

        host.pass(6);

        assertThat(host.reported("a")).containsExactly("RUNNING", "RUNNING");
        assertThat(host.reportedContainers("a")).endsWith("init STOPPED 0");
    }

    @Test
    void a_task_ends_when_its_last_container_has() {
        host.run(task("a", sidecar("one", "run_for=1s"), sidecar("two", "run_for=9s")));

        host.pass(9);

        assertThat(host.reported("a")).endsWith("STOPPED");
    }

    @Test
    void tells_a_container_that_was_killed_for_its_memory() {
        host.run(task("a", container("web", "oom_after=1s")));

        host.pass(1);

        assertThat(host.reportedContainers("a")).endsWith("web STOPPED 137");
        assertThat(host.lastReason("a", "web")).isEqualTo("OutOfMemoryError: Container killed due to memory usage");
    }

    // ---- failures

    @Test
    void says_why_an_image_cannot_be_had() {
        host.run(task("a", container("web").toBuilder().image("absent:1").build(), sidecar("log")));

        assertThat(host.reported("a")).containsExactly("STOPPED");
        assertThat(host.lastReason("a", "web")).startsWith("CannotPullContainerError: ");
        assertThat(host.lastReason("a", "log")).isEmpty();
    }

    @Test
    void a_registry_that_does_not_answer_is_asked_five_times() {
        host.run(task("a", container("web").toBuilder().image("pull_fails:1").build()));

        host.pass(12);
        assertThat(host.reported("a")).isEmpty();

        host.pass(1);
        assertThat(host.reported("a")).containsExactly("STOPPED");
    }

    @Test
    void says_why_a_container_cannot_be_created() {
        host.run(task("a", container("web", "create_fails")));

        assertThat(host.reported("a")).containsExactly("STOPPED");
        assertThat(host.lastReason("a", "web")).startsWith("CannotCreateContainerError: ");
        assertThat(host.reportedContainers("a")).containsExactly("web STOPPED");
    }

    @Test
    void says_why_a_container_cannot_be_started() {
        host.run(task("a", container("web", "start_fails"), container("db")));

        assertThat(host.reported("a")).containsExactly("STOPPED");
        assertThat(host.lastReason("a", "web")).startsWith("CannotStartContainerError: ");
        assertThat(host.lastReason("a", "db")).isEmpty();
    }

    @Test
    void a_sidecar_that_cannot_start_leaves_the_task_running() {
        host.run(task("a", container("web"), sidecar("log", "start_fails")));

        assertThat(host.reported("a")).containsExactly("RUNNING");
        assertThat(host.reportedContainers("a")).contains("log STOPPED");
    }

    @Test
    void refuses_a_volume_that_only_its_launch_would_describe() {
        Volume later = Volume.builder().name("ebs").build();

        host.run(task("a", container("web")).toBuilder().volumes(List.of(later)).build());

        assertThat(host.reported("a")).containsExactly("STOPPED");
        assertThat(host.reports.getFirst().reason())
                .startsWith("ResourceInitializationError: ")
                .contains("configured at launch", "ebs");
        assertThat(host.runtime.leftovers()).isEmpty();
    }

    @Test
    void refuses_an_unknown_volume_type() {
        Volume bogus = Volume.builder().name("v").type("bogus").build();

        host.run(task("a", container("web")).toBuilder().volumes(List.of(bogus)).build());

        assertThat(host.reported("a")).containsExactly("STOPPED");
        assertThat(host.taskReason("a"))
                .isEqualTo("UnrecogniedTaskError: Error loading task - unrecognized volume type: \"bogus\"");
    }

    @Test
    void refuses_an_override_of_more_than_the_command() {
        host.run(task("a", container("web").toBuilder().overrides("{\"cpu\":1}").build()));

        assertThat(host.taskReason("a")).contains("unknown override");
    }

    @Test
    void refuses_secrets_rather_than_running_without_them() {
        Secret secret = Secret.builder().name("KEY").build();

        host.run(task("a", container("web").toBuilder().secrets(List.of(secret)).build()));

        assertThat(host.reported("a")).containsExactly("STOPPED");
        assertThat(host.taskReason("a"))
                .startsWith("ResourceInitializationError: ")
                .contains("secrets");
    }

    @Test
    void a_command_override_wins() {
        host.run(task(
                "a",
                container("web").toBuilder()
                        .overrides("{\"command\":[\"run_for=1s\",\"exit_code=9\"]}")
                        .build()));

        host.pass(1);

        assertThat(host.reportedContainers("a")).endsWith("web STOPPED 9");
    }

    // ---- dependencies

    @Test
    void start_waits_until_the_other_has_started() {
        host.run(task("a", dependsOn(container("web"), "db", "START"), container("db")));

        assertThat(names()).containsExactly("db", "web");
    }

    @Test
    void complete_waits_for_any_exit_code() {
        host.run(task(
                "a", dependsOn(container("web"), "init", "COMPLETE"), sidecar("init", "run_for=3s", "exit_code=4")));

        host.pass(2);
        assertThat(names()).containsExactly("init");

        host.pass(1);
        assertThat(names()).containsExactly("init", "web");
        assertThat(host.reported("a")).endsWith("RUNNING");
    }

    @Test
    void success_waits_for_exit_code_zero() {
        host.run(task("a", dependsOn(container("web"), "init", "SUCCESS"), sidecar("init", "run_for=3s")));

        host.pass(3);

        assertThat(host.reported("a")).endsWith("RUNNING");
    }

    @Test
    void success_fails_with_another_exit_code() {
        host.run(task(
                "a", dependsOn(container("web"), "init", "SUCCESS"), sidecar("init", "run_for=3s", "exit_code=1")));

        host.pass(3);

        assertThat(host.reported("a")).endsWith("STOPPED");
        assertThat(host.reportedContainers("a")).contains("web STOPPED 143");
        assertThat(host.lastReason("a", "web"))
                .startsWith("CannotStartContainerError: dependency graph: ")
                .endsWith("did not exit successfully.");
    }

    @Test
    void healthy_waits_for_the_health_check() {
        host.run(task("a", dependsOn(container("web"), "db", "HEALTHY"), container("db", "health=healthy_after:4s")));

        host.pass(3);
        assertThat(names()).containsExactly("db");

        host.pass(1);
        assertThat(names()).containsExactly("db", "web");
    }

    @Test
    void a_dependencys_start_timeout_ends_the_wait() {
        Container db = container("db").toBuilder().startTimeout(10).build();
        host.run(task("a", dependsOn(container("web"), "db", "HEALTHY"), db));

        host.pass(9);
        assertThat(host.reported("a")).doesNotContain("STOPPED");

        host.pass(1);
        assertThat(host.reported("a")).endsWith("STOPPED");
        assertThat(host.lastReason("a", "web")).endsWith("has timed out.");
    }

    @Test
    void links_and_volumes_from_are_dependencies_too() {
        Container web = container("web").toBuilder()
                .links(List.of("db:database"))
                .volumesFrom(
                        List.of(VolumeFrom.builder().sourceContainer("data").build()))
                .build();

        host.run(task("a", web, container("db"), container("data")));

        assertThat(names()).endsWith("web");
    }

    @Test
    void refuses_a_cycle() {
        host.run(task("a", dependsOn(container("web"), "db", "START"), dependsOn(container("db"), "web", "START")));

        assertThat(host.reported("a")).containsExactly("STOPPED");
        assertThat(host.taskReason("a")).isEqualTo("Task dependencies cannot be resolved, taskArn: " + arn("a"));
    }

    @Test
    void stops_in_reverse_order() {
        Task a = task("a", dependsOn(container("web", "stop_takes=5s"), "db", "START"), container("db"));
        host.run(a).run(stopped(a));

        host.pass(4);
        assertThat(host.runtime.inspect(host.runtimeId("a", "db")).orElseThrow().status())
                .isEqualTo(ContainerStatus.RUNNING);

        host.pass(1);
        assertThat(host.reported("a")).endsWith("STOPPED");
    }

    private List<String> names() {
        return host.runtime.list(Map.of()).stream()
                .map(container -> container.labels().get(Labels.CONTAINER))
                .toList();
    }

    // ---- restart policy

    @Test
    void restarts_a_container_in_place_and_reports_nothing() {
        host.run(task("a", restarted(container("web", "run_for=100s", "exit_code=1"), 60)));
        String id = host.runtimeId("a", "web");

        host.pass(250);

        assertThat(host.reported("a")).containsExactly("RUNNING");
        assertThat(host.task("a").container("web").attempts().restarts()).isEqualTo(2);
        assertThat(host.runtimeId("a", "web")).isEqualTo(id);
    }

    @Test
    void does_not_restart_what_ran_for_less_than_the_period() {
        host.run(task("a", restarted(container("web", "run_for=30s", "exit_code=1"), 60)));

        host.pass(30);

        assertThat(host.reported("a")).containsExactly("RUNNING", "STOPPED");
    }

    @Test
    void does_not_restart_after_an_ignored_exit_code() {
        host.run(task("a", restarted(container("web", "run_for=100s", "exit_code=5"), 60, 0, 5)));

        host.pass(100);

        assertThat(host.reportedContainers("a")).endsWith("web STOPPED 5");
    }

    @Test
    void does_not_restart_what_it_was_told_to_stop() {
        Task a = task("a", restarted(container("web"), 60));
        host.run(a).pass(100);

        host.run(stopped(a));

        assertThat(host.reported("a")).containsExactly("RUNNING", "STOPPED");
    }

    // ---- admission

    @Test
    void a_task_that_does_not_fit_blocks_those_behind_it() {
        Task big = task("big", container("web").toBuilder().memory(1000).build());
        host.run(task("a", container("web")), big, task("c", container("web")));

        assertThat(host.reported("a")).containsExactly("RUNNING");
        assertThat(host.reported("big")).isEmpty();
        assertThat(host.reported("c")).isEmpty();
    }

    @Test
    void stopping_the_blocking_task_lets_the_others_in() {
        Task big = task("big", container("web").toBuilder().memory(1000).build());
        host.run(task("a", container("web")), big, task("c", container("web")));

        host.run(stopped(big));

        assertThat(host.reported("big")).containsExactly("STOPPED");
        assertThat(host.reported("c")).containsExactly("RUNNING");
    }

    @Test
    void a_stopped_task_gives_its_share_back() {
        Task first = task("first", container("web").toBuilder().memory(600).build());
        host.run(first, task("second", container("web").toBuilder().memory(600).build()));
        assertThat(host.reported("second")).isEmpty();

        host.run(stopped(first));

        assertThat(host.reported("second")).containsExactly("RUNNING");
    }

    @Test
    void a_static_host_port_is_exclusive() {
        Task first = task("first", published(container("web"), 80, 8080));
        host.run(first, task("second", published(container("web"), 80, 8080)));
        assertThat(host.reported("second")).isEmpty();

        host.run(stopped(first));

        assertThat(host.reported("second")).containsExactly("RUNNING");
    }

    @Test
    void a_reserved_port_is_never_admitted() {
        host.run(task("a", published(container("web"), 80, 22)));

        assertThat(host.reported("a")).isEmpty();
    }

    // ---- ports

    @Test
    void reports_the_host_port_that_the_runtime_chose() {
        host.run(task("a", published(container("web"), 80, 0)));

        assertThat(host.reports.getFirst().containers().getFirst().networkBindings())
                .containsExactly(PortBinding.of("0.0.0.0", 80, 32768, "tcp"));
    }

    @Test
    void host_mode_reports_the_containers_own_ports() {
        host.run(task("a", published(container("web"), 80, 80)).toBuilder()
                .networkMode("host")
                .build());

        assertThat(host.reports.getFirst().containers().getFirst().networkBindings())
                .containsExactly(PortBinding.of("0.0.0.0", 80, 80, "tcp"));
    }

    // ---- sandboxes and volumes

    @Test
    void an_awsvpc_task_gets_its_sandbox_and_gives_it_back_before_it_is_reported_stopped() {
        Task a = task("a", published(container("web"), 80, 80), container("log")).toBuilder()
                .networkMode("awsvpc")
                .elasticNetworkInterfaces(List.of(eni()))
                .build();
        host.run(a);
        assertThat(host.reported("a")).containsExactly("RUNNING");
        assertThat(host.task("a").shared().sandbox().isNone()).isFalse();

        host.run(stopped(a));

        assertThat(host.reported("a")).endsWith("STOPPED");
        assertThat(host.runtime.leftovers()).hasSize(2);
    }

    @Test
    void the_only_container_of_an_awsvpc_task_has_its_interface_itself() {
        Task a = task("a", container("web")).toBuilder()
                .networkMode("awsvpc")
                .elasticNetworkInterfaces(List.of(eni()))
                .build();

        host.run(a);

        assertThat(host.reported("a")).containsExactly("RUNNING");
        assertThat(host.task("a").shared().sandbox().isNone()).isTrue();
        assertThat(host.runtime.leftovers()).hasSize(1);
    }

    private static ElasticNetworkInterface eni() {
        return ElasticNetworkInterface.builder()
                .ec2Id("eni-1")
                .macAddress("02:00:00:00:00:01")
                .ipv4Addresses(List.of(IPv4AddressAssignment.builder()
                        .privateAddress("10.0.1.5")
                        .primary(true)
                        .build()))
                .subnetGatewayIpv4Address("10.0.1.1/24")
                .build();
    }

    @Test
    void a_path_less_host_volume_lives_as_long_as_the_task() {
        Host brief = new Host(Host.SETTINGS.cleaningAfter(Duration.ofSeconds(10)), new MemoryState());
        Container web = container("web").toBuilder()
                .mountPoints(List.of(MountPoint.builder()
                        .sourceVolume("data")
                        .containerPath("/data")
                        .build()))
                .build();
        Task a = task("a", web).toBuilder()
                .volumes(List.of(Volume.builder()
                        .name("data")
                        .type("host")
                        .host(new HostVolumeProperties(null))
                        .build()))
                .build();
        brief.run(a);
        assertThat(brief.runtime.leftovers()).anyMatch(name -> name.startsWith("ecs-family-1-data-"));

        brief.run(stopped(a)).pass(10);

        assertThat(brief.runtime.leftovers()).isEmpty();
    }

    @Test
    void refuses_a_mount_of_an_unknown_volume() {
        Container web = container("web").toBuilder()
                .mountPoints(List.of(MountPoint.builder()
                        .sourceVolume("data")
                        .containerPath("/data")
                        .build()))
                .build();

        host.run(task("a", web));

        assertThat(host.taskReason("a")).endsWith("no volume data");
    }

    @Test
    void health_is_what_the_last_check_said() {
        host.run(task("a", container("web", "health=healthy_after:2s,unhealthy_after:9s")));
        host.pass(2);
        assertThat(host.task("a").container("web").health().status()).isEqualTo(Health.Status.HEALTHY);

        host.pass(7);

        assertThat(host.task("a").container("web").health().status()).isEqualTo(Health.Status.UNHEALTHY);
        assertThat(host.reported("a")).containsExactly("RUNNING");
    }

    // ---- what a container sees

    @Test
    void a_container_carries_the_agents_labels() {
        host.run(task("a", container("web")));

        assertThat(host.runtime.list(Map.of()).getFirst().labels())
                .containsEntry("com.amazonaws.ecs.task-arn", arn("a"))
                .containsEntry("com.amazonaws.ecs.container-name", "web")
                .containsEntry("com.amazonaws.ecs.task-definition-family", "family")
                .containsEntry("com.amazonaws.ecs.task-definition-version", "1")
                .containsEntry("com.amazonaws.ecs.cluster", Tasks.CLUSTER)
                .containsEntry("dev.gantry.agent", "test");
    }

    @Test
    void a_soft_limit_is_what_is_reserved() {
        DockerConfig docker = DockerConfig.builder()
                .hostConfig("{\"MemoryReservation\":104857600}")
                .build();
        Task a = task(
                "a",
                container("web").toBuilder().memory(2000).dockerConfig(docker).build());

        host.run(a);

        assertThat(host.reported("a")).containsExactly("RUNNING");
    }
}
