package dev.gantry.docker;

import static dev.gantry.agent.engine.Tasks.stopped;
import static dev.gantry.agent.engine.Tasks.task;
import static dev.gantry.agent.task.TaskStatus.RUNNING;
import static dev.gantry.agent.task.TaskStatus.STOPPED;
import static dev.gantry.docker.DockerHost.container;
import static dev.gantry.docker.DockerHost.of;
import static dev.gantry.docker.DockerHost.shell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.engine.Tasks;
import dev.gantry.agent.report.TaskStateChange;
import dev.gantry.agent.runtime.LogQuery;
import dev.gantry.agent.runtime.PortBinding;
import dev.gantry.agent.runtime.Stats;
import dev.gantry.agent.task.Health;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.DockerConfig;
import dev.gantry.shapes.acs.ElasticNetworkInterface;
import dev.gantry.shapes.acs.HostVolumeProperties;
import dev.gantry.shapes.acs.IPv4AddressAssignment;
import dev.gantry.shapes.acs.MountPoint;
import dev.gantry.shapes.acs.PortMapping;
import dev.gantry.shapes.acs.Task;
import dev.gantry.shapes.acs.Volume;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task engine on a real Docker Engine. */
class DockerTasksTest {

    private final String id = UUID.randomUUID().toString().replace("-", "");

    @TempDir
    private Path folder;

    private DockerHost host;

    @BeforeEach
    void open() {
        host = new DockerHost("test-" + id, folder, Optional.empty());
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void reports_the_exit_code_and_keeps_the_output() {
        Task a = task(id, shell("main", "echo hello; echo oops >&2; exit 7"));

        host.run(a);

        assertThat(of(host.await(a, STOPPED), "main").exitCode()).contains(7);
        assertThat(host.reports.getFirst().status()).isEqualTo(RUNNING);
        assertThat(host.output(a, "main")).contains("hello\n", "oops\n");
    }

    @Test
    void a_container_has_its_environment_user_and_folder() {
        DockerConfig docker = DockerConfig.builder()
                .config("{\"User\":\"1000\",\"WorkingDir\":\"/tmp\",\"Labels\":{\"mine\":\"1\"}}")
                .build();
        Container main =
                shell("main", "id -u; pwd; echo $GREETING; echo $AWS_REGION; echo $ECS_CONTAINER_METADATA_URI_V4")
                        .toBuilder()
                        .environment(Map.of("GREETING", "hi there"))
                        .dockerConfig(docker)
                        .build();
        Task a = task(id, main);

        host.run(a);
        host.await(a, STOPPED);

        assertThat(host.output(a, "main")).startsWith("1000\n/tmp\nhi there\neu-central-1\nhttp://169.254.170.2/v4/");
        assertThat(host.runtime.inspect(host.id(a, "main")).orElseThrow().labels())
                .containsEntry("mine", "1")
                .containsEntry("com.amazonaws.ecs.task-arn", a.arn());
    }

    @Test
    void a_command_override_wins() {
        Task a = task(
                id,
                shell("main", "echo never").toBuilder()
                        .overrides("{\"command\":[\"sh\",\"-c\",\"echo overridden\"]}")
                        .build());

        host.run(a);
        host.await(a, STOPPED);

        assertThat(host.output(a, "main")).isEqualTo("overridden\n");
    }

    @Test
    void a_dynamic_host_port_is_reported_and_serves() throws Exception {
        Container web = Tasks.published(
                shell("web", "echo it works > /tmp/index.html; exec httpd -f -p 8080 -h /tmp"), 8080, 0);
        Task a = task(id, web).toBuilder().networkMode("bridge").build();

        host.run(a);
        PortBinding bound = of(host.await(a, RUNNING), "web").networkBindings().getFirst();

        assertThat(bound.containerPort()).isEqualTo(8080);
        assertThat(bound.hostPort()).isBetween(1024, 65535);
        assertThat(page("127.0.0.1", bound.hostPort())).isEqualTo("it works\n");
    }

    @Test
    void a_port_range_is_one_block_of_host_ports() throws Exception {
        PortMapping range = PortMapping.builder()
                .containerPortRange("8080-8082")
                .protocol("tcp")
                .build();
        Container web = shell("web", "echo range > /tmp/index.html; exec httpd -f -p 8081 -h /tmp").toBuilder()
                .portMappings(List.of(range))
                .build();
        Task a = task(id, web);

        host.run(a);
        PortBinding bound = of(host.await(a, RUNNING), "web").networkBindings().getFirst();

        assertThat(bound.containerPort()).isEqualTo(8080);
        assertThat(bound.containerPortEnd()).isEqualTo(8082);
        assertThat(bound.hostPortEnd()).isEqualTo(bound.hostPort() + 2);
        assertThat(page("127.0.0.1", bound.hostPort() + 1)).isEqualTo("range\n");
    }

    private static String page(String address, int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + port + "/index.html"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            for (int tries = 0; ; tries++) {
                try {
                    return client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body();
                } catch (IOException notYet) {
                    if (tries > 200) {
                        throw notYet;
                    }
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Test
    void awsvpc_containers_share_localhost_and_their_own_address() throws Exception {
        Container web = shell("web", "echo from the task > /tmp/index.html; exec httpd -f -p 8080 -h /tmp");
        Container probe = shell(
                "probe",
                "until echo -e 'GET /index.html HTTP/1.0\\r\\n\\r' | nc 127.0.0.1 8080 2>/dev/null | grep task; do true; done; ip -4 addr; sleep 1000");
        Task a = task(id, web, probe).toBuilder()
                .networkMode("awsvpc")
                .elasticNetworkInterfaces(List.of(eni("10.213.7.77", "10.213.7.1/24")))
                .build();

        host.run(a);
        host.await(a, RUNNING);

        assertThat(page("10.213.7.77", 8080)).isEqualTo("from the task\n");
        assertThat(firstLine(a, "probe")).isEqualTo("from the task");
        Stats stats = host.runtime.stats(host.id(a, "web"));
        assertThat(stats.network().rxBytes()).isPositive();
        assertThat(stats.memoryBytes()).isPositive();
        host.run(stopped(a));
        host.await(a, STOPPED);
        assertThat(host.runtime.inspect(host.task(a).shared().sandbox().holder()))
                .isEmpty();
    }

    private String firstLine(Task task, String container) {
        var query = new LogQuery(Optional.empty(), true);
        try (var lines = host.runtime.logs(host.id(task, container), query)) {
            return lines.next().orElseThrow().text();
        }
    }

    private static ElasticNetworkInterface eni(String address, String gateway) {
        return ElasticNetworkInterface.builder()
                .ec2Id("eni-0123456789abcdef0")
                .macAddress("02:42:0a:d5:07:4d")
                .ipv4Addresses(List.of(IPv4AddressAssignment.builder()
                        .privateAddress(address)
                        .primary(true)
                        .build()))
                .subnetGatewayIpv4Address(gateway)
                .build();
    }

    @Test
    void tells_a_container_that_was_killed_for_its_memory() {
        Container main = shell("main", "x=a; while true; do x=$x$x; done").toBuilder()
                .memory(16)
                .build();
        Task a = task(id, main);

        host.run(a);
        TaskStateChange report = host.await(a, STOPPED);

        assertThat(of(report, "main").exitCode()).contains(137);
        assertThat(of(report, "main").reason()).isEqualTo("OutOfMemoryError: Container killed due to memory usage");
    }

    @Test
    void a_tasks_own_limits_are_its_cgroups() throws IOException {
        Task a = task(id, container("main", "sleep", "1000")).toBuilder()
                .cpu(0.25)
                .memory(64)
                .build();

        host.run(a);
        host.await(a, RUNNING);

        Path cgroups = Path.of("/sys/fs/cgroup");
        boolean unified = Files.exists(cgroups.resolve("cgroup.controllers"));
        Path memory = unified
                ? cgroups.resolve("ecstasks.slice/ecstasks-" + id + ".slice/memory.max")
                : cgroups.resolve("memory/ecs/" + id + "/memory.limit_in_bytes");
        assertThat(Files.readString(memory).trim()).isEqualTo(String.valueOf(64L << 20));
        host.run(stopped(a));
        host.await(a, STOPPED);
        assertThat(memory.getParent()).doesNotExist();
    }

    @Test
    void stops_with_sigterm_first() {
        Task a = task(
                id,
                shell("main", "trap 'exit 7' TERM; echo ready; while true; do sleep 0.1; done").toBuilder()
                        .stopTimeout(20)
                        .build());
        host.run(a);
        host.await(a, RUNNING);
        assertThat(firstLine(a, "main")).isEqualTo("ready");

        host.run(stopped(a));

        assertThat(of(host.await(a, STOPPED), "main").exitCode()).contains(7);
    }

    @Test
    void stops_with_sigkill_after_the_stop_timeout() {
        Task a = task(
                id,
                container("main", "sleep", "100000").toBuilder().stopTimeout(1).build());
        host.run(a);
        host.await(a, RUNNING);

        host.run(stopped(a));

        assertThat(of(host.await(a, STOPPED), "main").exitCode()).contains(137);
    }

    @Test
    void says_that_an_image_is_missing() {
        Task a = task(
                id,
                container("main", "true").toBuilder()
                        .image("127.0.0.1:9/absent:1")
                        .build());

        host.run(a);

        assertThat(of(host.await(a, STOPPED), "main").reason()).startsWith("CannotPullContainerError: ");
    }

    @Test
    void says_that_a_command_is_missing() {
        Task a = task(id, container("main", "no-such-command"));

        host.run(a);

        assertThat(of(host.await(a, STOPPED), "main").reason())
                .startsWith("CannotStartContainerError: ")
                .contains("executable file not found in $PATH");
    }

    @Test
    void says_that_a_host_port_is_taken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Task a = task(id, Tasks.published(container("main", "sleep", "1000"), 80, taken.getLocalPort()));

            host.run(a);

            assertThat(of(host.await(a, STOPPED), "main").reason())
                    .startsWith("CannotStartContainerError: ")
                    .contains("address already in use");
        }
    }

    @Test
    void containers_share_a_volume() {
        MountPoint data =
                MountPoint.builder().sourceVolume("data").containerPath("/data").build();
        Container writer = shell("writer", "echo shared > /data/file").toBuilder()
                .essential(false)
                .mountPoints(List.of(data))
                .build();
        Container reader = Tasks.dependsOn(
                        shell("reader", "cat /data/file; echo no > /data/other || echo read-only"), "writer", "SUCCESS")
                .toBuilder()
                .mountPoints(List.of(data.toBuilder().readOnly(true).build()))
                .build();
        Task a = task(id, reader, writer).toBuilder()
                .volumes(List.of(Volume.builder()
                        .name("data")
                        .type("host")
                        .host(new HostVolumeProperties(null))
                        .build()))
                .build();

        host.run(a);
        host.await(a, STOPPED);

        assertThat(host.output(a, "reader")).contains("shared\n", "read-only\n");
    }

    @Test
    void a_health_check_turns_healthy_and_lets_the_dependent_start() {
        DockerConfig docker = DockerConfig.builder()
                .config("{\"Healthcheck\":{\"Test\":[\"CMD-SHELL\",\"true\"],\"Interval\":200000000,\"Retries\":1}}")
                .build();
        Container db = container("db", "sleep", "1000").toBuilder()
                .healthCheckType("docker")
                .dockerConfig(docker)
                .build();
        Task a = task(id, Tasks.dependsOn(container("web", "sleep", "1000"), "db", "HEALTHY"), db);

        host.run(a);
        host.await(a, RUNNING);

        assertThat(host.task(a).container("db").health().status()).isEqualTo(Health.Status.HEALTHY);
    }

    @Test
    void containers_reach_each_other_by_link() {
        Container web = shell("web", "exec httpd -f -p 8080 -h /tmp");
        Container main = shell("main", "until nc -w 1 backend 8080 </dev/null; do true; done; echo linked").toBuilder()
                .links(List.of("web:backend"))
                .build();
        Task a = task(id, main, web);

        host.run(a);
        host.await(a, STOPPED);

        assertThat(host.output(a, "main")).endsWith("linked\n");
    }
}
