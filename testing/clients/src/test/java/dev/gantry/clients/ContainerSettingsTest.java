package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerCondition;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeviceCgroupPermission;
import software.amazon.awssdk.services.ecs.model.IpcMode;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PidMode;
import software.amazon.awssdk.services.ecs.model.Scope;
import software.amazon.awssdk.services.ecs.model.TransportProtocol;
import software.amazon.awssdk.services.ecs.model.UlimitName;

/**
 * Every setting of a container definition that a real Docker Engine can show: seen from inside the container where the
 * host can do it, else in what Docker says of it. All tasks run at once, in one server.
 */
class ContainerSettingsTest {

    private static final PackagedServer SERVER = PackagedServer.shared();
    private static final EcsClient ECS = Sdk.client(EcsClient.builder(), SERVER);
    private static final Path FOLDER = folder();
    private static final String SHARED =
            "gantry-test-shared-" + ProcessHandle.current().pid();

    /** What is asked for, and what must be seen of it. */
    private record Case(Setting setting, Consumer<Setting> seen) {

        @Override
        public String toString() {
            return setting.name();
        }
    }

    private static Case prints(String expected, Setting setting) {
        return new Case(setting, ran -> assertThat(ran.output()).isEqualTo(expected));
    }

    private static Case shows(Setting setting, Consumer<Setting> seen) {
        return new Case(setting, seen);
    }

    private static final List<Case> CASES = Stream.of(process(), linux(), network(), storage(), namespaces(), logs())
            .flatMap(cases -> cases)
            .toList();

    private static Stream<Case> process() {
        return Stream.of(
                prints(
                        "hello from env",
                        Setting.of(
                                "environment",
                                "echo $GREETING from $WHO",
                                main -> main.environment(
                                        name -> name.name("GREETING").value("hello"),
                                        name -> name.name("WHO").value("env")))),
                prints(
                        "a b",
                        Setting.of(
                                "entryPoint",
                                "",
                                main -> main.entryPoint(
                                                "/bin/sh", "-c", "echo $0 $1; echo done; exec busybox sleep 1000")
                                        .command("a", "b"))),
                prints("/tmp/work", Setting.of("workingDirectory", "pwd", main -> main.workingDirectory("/tmp/work"))),
                prints(
                        "1000:1001",
                        Setting.of("user", "echo $(busybox id -u):$(busybox id -g)", main -> main.user("1000:1001"))),
                prints(
                        "read-only",
                        Setting.of(
                                "readonlyRootFilesystem",
                                "busybox touch /x 2>/dev/null || echo read-only",
                                main -> main.readonlyRootFilesystem(true))),
                prints(
                        "terminal",
                        Setting.of("pseudoTerminal", "[ -t 1 ] && echo terminal", main -> main.pseudoTerminal(true))),
                shows(
                        Setting.of("interactive", "true", main -> main.interactive(true)),
                        ran -> assertThat(ran.config().path("OpenStdin").asBoolean())
                                .isTrue()),
                shows(
                        Setting.of("dockerLabels", "true", main -> main.dockerLabels(Map.of("team", "blue"))),
                        ran -> assertThat(
                                        ran.config().path("Labels").path("team").asText())
                                .isEqualTo("blue")),
                prints(
                        "NoNewPrivs:\t1",
                        Setting.of(
                                "dockerSecurityOptions",
                                "busybox grep NoNewPrivs /proc/self/status",
                                main -> main.dockerSecurityOptions("no-new-privileges"))),
                prints(
                        "1000 2000",
                        Setting.of(
                                "ulimits",
                                "echo $(ulimit -Sn) $(ulimit -Hn)",
                                main -> main.ulimits(limit -> limit.name(UlimitName.NOFILE)
                                        .softLimit(1000)
                                        .hardLimit(2000)))),
                shows(
                        Setting.of(
                                "cpu memory memoryReservation",
                                "true",
                                main -> main.cpu(300).memory(48).memoryReservation(20)),
                        ran -> {
                            assertThat(ran.host().path("CpuShares").asInt()).isEqualTo(300);
                            assertThat(ran.host().path("Memory").asLong()).isEqualTo(48L << 20);
                            assertThat(ran.host().path("MemoryReservation").asLong())
                                    .isEqualTo(20L << 20);
                        }),
                shows(
                        Setting.of(
                                "healthCheck",
                                "true",
                                main -> main.healthCheck(check -> check.command("CMD-SHELL", "exit 0")
                                        .interval(5)
                                        .timeout(3)
                                        .retries(2)
                                        .startPeriod(7))),
                        ran -> {
                            JsonNode check = ran.config().path("Healthcheck");
                            assertThat(check.path("Test").toString()).isEqualTo("[\"CMD-SHELL\",\"exit 0\"]");
                            assertThat(check.path("Interval").asLong()).isEqualTo(5_000_000_000L);
                            assertThat(check.path("Timeout").asLong()).isEqualTo(3_000_000_000L);
                            assertThat(check.path("Retries").asInt()).isEqualTo(2);
                            assertThat(check.path("StartPeriod").asLong()).isEqualTo(7_000_000_000L);
                            Eventually.isTrue(
                                    "the task is healthy",
                                    () -> ECS.describeTasks(request -> request.tasks(ran.task()))
                                            .tasks()
                                            .getFirst()
                                            .healthStatusAsString()
                                            .equals("HEALTHY"));
                        }));
    }

    private static Stream<Case> linux() {
        return Stream.of(
                prints(
                        "512",
                        Setting.of(
                                "systemControls",
                                "busybox cat /proc/sys/net/core/somaxconn",
                                main -> main.systemControls(control ->
                                        control.namespace("net.core.somaxconn").value("512")))),
                shows(
                        Setting.of(
                                "capabilities",
                                "echo $((0x$(busybox awk '/CapEff/{print $2}' /proc/self/status) >> 12 & 3))",
                                main -> main.linuxParameters(linux -> linux.capabilities(
                                        kernel -> kernel.add("NET_ADMIN").drop("NET_RAW")))),
                        ran -> assertThat(ran.output())
                                .as("bit 12 is NET_ADMIN, bit 13 NET_RAW")
                                .isEqualTo("1")),
                shows(
                        Setting.of(
                                "devices",
                                "[ -c /dev/other ] && echo device",
                                main -> main.linuxParameters(
                                        linux -> linux.devices(device -> device.hostPath("/dev/zero")
                                                .containerPath("/dev/other")
                                                .permissions(DeviceCgroupPermission.READ)))),
                        ran -> {
                            assertThat(ran.output()).isEqualTo("device");
                            assertThat(ran.host()
                                            .at("/Devices/0/CgroupPermissions")
                                            .asText())
                                    .isEqualTo("r");
                        }),
                prints(
                        "docker-init",
                        Setting.of(
                                "initProcessEnabled",
                                "busybox cat /proc/1/comm",
                                main -> main.linuxParameters(linux -> linux.initProcessEnabled(true)))),
                prints(
                        "size=32768k",
                        Setting.of(
                                "sharedMemorySize",
                                "busybox grep ' /dev/shm ' /proc/mounts | busybox grep -o size=.*k",
                                main -> main.linuxParameters(linux -> linux.sharedMemorySize(32)))),
                shows(
                        Setting.of(
                                "tmpfs",
                                "busybox grep ' /scratch ' /proc/mounts",
                                main -> main.linuxParameters(linux -> linux.tmpfs(tmpfs ->
                                        tmpfs.containerPath("/scratch").size(16).mountOptions("noexec", "mode=700")))),
                        ran -> assertThat(ran.output()).contains("tmpfs", "noexec", "mode=700", "size=16384k")),
                // a host without swap accounting shows what was asked for and does nothing with it
                shows(
                        Setting.of(
                                "maxSwap swappiness",
                                "true",
                                main -> main.linuxParameters(
                                        linux -> linux.maxSwap(64).swappiness(10))),
                        ran -> {
                            assertThat(ran.host().path("MemorySwap").asLong()).isIn(96L << 20, -1L);
                            assertThat(ran.host().path("MemorySwappiness").asInt())
                                    .isIn(10, -1);
                        }));
    }

    private static Stream<Case> network() {
        return Stream.of(
                prints("box", Setting.of("hostname", "busybox hostname", main -> main.hostname("box"))),
                prints(
                        "search in.example\nnameserver 10.9.8.7",
                        Setting.of(
                                "dnsServers dnsSearchDomains",
                                "busybox cat /etc/resolv.conf",
                                main -> main.dnsServers("10.9.8.7").dnsSearchDomains("in.example"))),
                shows(
                        Setting.of(
                                "extraHosts",
                                "busybox cat /etc/hosts",
                                main -> main.extraHosts(
                                        host -> host.hostname("elsewhere").ipAddress("10.1.2.3"))),
                        ran -> assertThat(ran.output()).contains("10.1.2.3\telsewhere")),
                shows(
                        Setting.of("links", "busybox cat /etc/hosts", main -> main.links("other:backend"))
                                .with(ContainerDefinition.builder()
                                        .name("other")
                                        .command("exec busybox sleep 1000")),
                        ran -> assertThat(ran.output()).containsPattern("\tbackend ")),
                shows(
                        Setting.of(
                                "containerPortRange",
                                "true",
                                main -> main.portMappings(ports ->
                                        ports.containerPortRange("8000-8003").protocol(TransportProtocol.TCP))),
                        ran -> {
                            Tasks.of(SERVER).await(ran.task(), "RUNNING");
                            var binding = ECS.describeTasks(request -> request.tasks(ran.task()))
                                    .tasks()
                                    .getFirst()
                                    .containers()
                                    .getFirst()
                                    .networkBindings()
                                    .getFirst();
                            String[] ends = binding.hostPortRange().split("-");
                            assertThat(Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]))
                                    .isEqualTo(3);
                            assertThat(ran.host()
                                            .at("/PortBindings/8003~1tcp/0/HostPort")
                                            .asText())
                                    .isEqualTo(ends[1]);
                        }),
                prints(
                        "lo",
                        Setting.of(
                                        "networkMode none",
                                        "busybox ls /sys/class/net | busybox grep -v -e tunl -e sit -e gre -e ip6 -e ip_vti -e erspan",
                                        main -> {})
                                .task(task -> task.networkMode(NetworkMode.NONE))),
                shows(
                        Setting.of("networkMode host", "true", main -> {})
                                .task(task -> task.networkMode(NetworkMode.HOST)),
                        ran -> assertThat(ran.host().path("NetworkMode").asText())
                                .isEqualTo("host")),
                shows(
                        Setting.of("disableNetworking", "true", main -> main.disableNetworking(true)),
                        ran -> assertThat(ran.config().path("NetworkDisabled").asBoolean())
                                .isTrue()));
    }

    private static Stream<Case> storage() {
        return Stream.of(
                prints(
                        "from the host\nread-only",
                        Setting.of(
                                        "bind mount read-only",
                                        "busybox cat /in/file; busybox touch /in/x 2>/dev/null || echo read-only",
                                        main -> main.mountPoints(mount -> mount.sourceVolume("in")
                                                .containerPath("/in")
                                                .readOnly(true)))
                                .task(task -> task.volumes(
                                        volume -> volume.name("in").host(host -> host.sourcePath(FOLDER.toString()))))),
                shows(
                        Setting.of(
                                        "bind mount writable",
                                        "echo from the container > /out/written",
                                        main -> main.mountPoints(mount ->
                                                mount.sourceVolume("out").containerPath("/out")))
                                .task(task -> task.volumes(
                                        volume -> volume.name("out").host(host -> host.sourcePath(FOLDER.toString())))),
                        ran -> {
                            ran.output();
                            assertThat(FOLDER.resolve("written")).hasContent("from the container");
                        }),
                shows(
                        Setting.of(
                                        "volumesFrom",
                                        "busybox cat /data/file; busybox touch /data/x 2>/dev/null || echo read-only",
                                        main -> main.volumesFrom(from -> from.sourceContainer("other")
                                                        .readOnly(true))
                                                .dependsOn(on -> on.containerName("other")
                                                        .condition(ContainerCondition.SUCCESS)))
                                .with(ContainerDefinition.builder()
                                        .name("other")
                                        .essential(false)
                                        .command("echo kept > /data/file")
                                        .mountPoints(mount ->
                                                mount.sourceVolume("data").containerPath("/data")))
                                .task(task -> task.volumes(volume -> volume.name("data"))),
                        ran -> assertThat(ran.output()).isEqualTo("kept\nread-only")),
                shows(
                        Setting.of(
                                        "docker volume of the task",
                                        "busybox grep ' /data ' /proc/mounts",
                                        main -> main.mountPoints(mount ->
                                                mount.sourceVolume("data").containerPath("/data")))
                                .task(task -> task.volumes(volume -> volume.name("data")
                                        .dockerVolumeConfiguration(docker -> docker.scope(Scope.TASK)
                                                .driver("local")
                                                .driverOpts(Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=5m"))
                                                .labels(Map.of("kind", "scratch"))))),
                        ran -> {
                            assertThat(ran.output()).contains("tmpfs", "size=5120k");
                            String volume = ran.inspect().at("/Mounts/0/Name").asText();
                            assertThat(volume).startsWith("ecs-setting-docker-volume-of-the-task-1-data-");
                            assertThat(Docker.run("volume", "inspect", "--format", "{{.Labels.kind}}", volume))
                                    .isEqualTo("scratch");
                        }),
                shows(
                        Setting.of(
                                        "docker volume that is shared",
                                        "echo kept > /data/file",
                                        main -> main.mountPoints(mount ->
                                                mount.sourceVolume(SHARED).containerPath("/data")))
                                .task(task -> task.volumes(volume -> volume.name(SHARED)
                                        .dockerVolumeConfiguration(docker -> docker.scope(Scope.SHARED)
                                                .autoprovision(true)
                                                .driver("local")
                                                .labels(Map.of("kind", "kept"))))),
                        ran -> {
                            ran.output();
                            assertThat(ran.inspect().at("/Mounts/0/Name").asText())
                                    .isEqualTo(SHARED);
                            assertThat(Docker.run("volume", "inspect", "--format", "{{.Labels.kind}}", SHARED))
                                    .isEqualTo("kept");
                        }));
    }

    private static Stream<Case> namespaces() {
        return Stream.of(
                shows(
                        Setting.of("pidMode task", "busybox readlink /proc/self/ns/pid", main -> {})
                                .with(ContainerDefinition.builder()
                                        .name("other")
                                        .command("busybox readlink /proc/self/ns/pid; exec busybox sleep 1000"))
                                .task(task -> task.pidMode(PidMode.TASK)),
                        ran -> assertThat(ran.output())
                                .isNotEqualTo(Setting.ofHost("pid"))
                                .isEqualTo(Docker.run("logs", ran.id("other")))),
                shows(
                        Setting.of("pidMode host", "busybox readlink /proc/self/ns/pid", main -> {})
                                .task(task -> task.pidMode(PidMode.HOST)),
                        ran -> assertThat(ran.output()).isEqualTo(Setting.ofHost("pid"))),
                shows(
                        Setting.of("ipcMode task", "busybox readlink /proc/self/ns/ipc", main -> {})
                                .with(ContainerDefinition.builder()
                                        .name("other")
                                        .command("busybox readlink /proc/self/ns/ipc; exec busybox sleep 1000"))
                                .task(task -> task.ipcMode(IpcMode.TASK)),
                        ran -> assertThat(ran.output())
                                .isNotEqualTo(Setting.ofHost("ipc"))
                                .isEqualTo(Docker.run("logs", ran.id("other")))),
                shows(
                        Setting.of("ipcMode host", "busybox readlink /proc/self/ns/ipc", main -> {})
                                .task(task -> task.ipcMode(IpcMode.HOST)),
                        ran -> assertThat(ran.output()).isEqualTo(Setting.ofHost("ipc"))),
                shows(
                        Setting.of("ipcMode none", "true", main -> {}).task(task -> task.ipcMode(IpcMode.NONE)),
                        ran -> assertThat(ran.host().path("IpcMode").asText()).isEqualTo("none")));
    }

    private static Stream<Case> logs() {
        return Stream.of(
                shows(
                        Setting.of(
                                "logDriver json-file",
                                "true",
                                main -> main.logConfiguration(log -> log.logDriver(LogDriver.JSON_FILE)
                                        .options(Map.of("max-size", "1m", "labels", "team")))),
                        ran -> {
                            assertThat(ran.host().at("/LogConfig/Type").asText())
                                    .isEqualTo("json-file");
                            assertThat(ran.host()
                                            .at("/LogConfig/Config/max-size")
                                            .asText())
                                    .isEqualTo("1m");
                            assertThat(ran.host().at("/LogConfig/Config/labels").asText())
                                    .isEqualTo("team");
                        }),
                shows(
                        Setting.of(
                                "logDriver syslog",
                                "true",
                                main -> main.logConfiguration(log -> log.logDriver(LogDriver.SYSLOG)
                                        .options(Map.of("syslog-address", "udp://127.0.0.1:9", "tag", "t")))),
                        ran -> {
                            assertThat(ran.host().at("/LogConfig/Type").asText())
                                    .isEqualTo("syslog");
                            assertThat(ran.host().at("/LogConfig/Config/tag").asText())
                                    .isEqualTo("t");
                        }),
                shows(
                        Setting.of(
                                "logDriver awslogs non-blocking",
                                "true",
                                main -> main.logConfiguration(log -> log.logDriver(LogDriver.AWSLOGS)
                                        .options(Map.of(
                                                "awslogs-group",
                                                "/settings",
                                                "awslogs-region",
                                                "us-east-1",
                                                "awslogs-create-group",
                                                "true",
                                                "awslogs-stream-prefix",
                                                "s",
                                                "mode",
                                                "non-blocking",
                                                "max-buffer-size",
                                                "2m")))),
                        ran -> {
                            // the agent ships what Docker keeps: as much of it as the buffer, twice
                            assertThat(ran.host()
                                            .at("/LogConfig/Config/max-size")
                                            .asText())
                                    .isEqualTo("2m");
                            assertThat(ran.host()
                                            .at("/LogConfig/Config/max-file")
                                            .asText())
                                    .isEqualTo("2");
                        }),
                shows(
                        Setting.of(
                                "logDriver awslogs blocking",
                                "true",
                                main -> main.logConfiguration(log -> log.logDriver(LogDriver.AWSLOGS)
                                        .options(Map.of(
                                                "awslogs-group",
                                                "/settings",
                                                "awslogs-region",
                                                "us-east-1",
                                                "awslogs-create-group",
                                                "true",
                                                "awslogs-stream-prefix",
                                                "s",
                                                "mode",
                                                "blocking")))),
                        ran -> assertThat(ran.host().at("/LogConfig/Config").has("max-size"))
                                .as("nothing is dropped")
                                .isFalse()));
    }

    @BeforeAll
    static void runs_them_all() {
        Docker.busybox();
        CASES.forEach(one -> one.setting().run(ECS));
    }

    @AfterAll
    static void leaves_nothing_behind() throws IOException {
        List<String> tasks = CASES.stream()
                .map(one -> one.setting().task())
                .filter(task -> !task.isEmpty())
                .toList();
        Tasks.of(SERVER).stop(tasks);
        assertThat(Docker.run("volume", "ls", "-q", "--filter", "label=kind=scratch"))
                .isEmpty();
        Docker.run("volume", "rm", SHARED);
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(FOLDER);
    }

    static List<Case> cases() {
        return CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holds(Case one) {
        one.seen().accept(one.setting());
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("gantry-settings");
            Files.writeString(folder.resolve("file"), "from the host\n");
            return folder;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
