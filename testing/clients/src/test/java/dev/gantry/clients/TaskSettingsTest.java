package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CPUArchitecture;
import software.amazon.awssdk.services.ecs.model.ContainerCondition;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.OSFamily;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.ResourceType;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Scope;
import software.amazon.awssdk.services.ecs.model.Task;

/** Settings of a task that show in its life: in what order, how it ends, and where it cannot run at all. */
class TaskSettingsTest {

    private static final PackagedServer SERVER = PackagedServer.shared();
    private static final EcsClient ECS = Sdk.client(EcsClient.builder(), SERVER);
    private static final Tasks TASKS = Tasks.of(SERVER);
    private static final String SIGNALLED = "gantry-test-stopsignal:1";
    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
    private static String subnet = "";
    private static String restarts = "";
    private static String ignored = "";

    @BeforeAll
    static void has_images_and_a_subnet() throws IOException {
        Docker.busybox();
        Path context = Files.createTempDirectory("gantry-stopsignal");
        Path file =
                Files.writeString(context.resolve("Dockerfile"), "FROM " + Docker.BUSYBOX + "\nSTOPSIGNAL SIGUSR1\n");
        Docker.run("build", "-q", "-t", SIGNALLED, context.toString());
        Files.delete(file);
        Files.delete(context);
        subnet = OwnSubnet.in(SERVER.aws());
        restarts = restarted("restarts", "busybox sleep 61; exit 3");
        ignored = restarted("ignored-code", "busybox sleep 61; exit 4");
    }

    /** The shortest period is a minute: these begin first, and are looked at when they had their time. */
    private static String restarted(String family, String script) {
        return started(
                family,
                container("main", script)
                        .restartPolicy(policy ->
                                policy.enabled(true).restartAttemptPeriod(60).ignoredExitCodes(4)));
    }

    @AfterAll
    static void leaves_nothing_behind() {
        OwnSubnet.forget();
    }

    private static ContainerDefinition.Builder container(String name, String script) {
        return ContainerDefinition.builder()
                .name(name)
                .image(Docker.BUSYBOX)
                .memory(32)
                .stopTimeout(2)
                .command(script);
    }

    private static RunTaskResponse run(
            String family,
            Consumer<RegisterTaskDefinitionRequest.Builder> setting,
            ContainerDefinition.Builder... all) {
        List<ContainerDefinition> built =
                Stream.of(all).map(ContainerDefinition.Builder::build).toList();
        ECS.registerTaskDefinition(request -> {
            request.family(family).containerDefinitions(built);
            setting.accept(request);
        });
        return ECS.runTask(request -> request.taskDefinition(family).launchType("EC2"));
    }

    private static String started(String family, ContainerDefinition.Builder... all) {
        RunTaskResponse ran = run(family, definition -> {}, all);
        assertThat(ran.failures()).isEmpty();
        return ran.tasks().getFirst().taskArn();
    }

    private static Task ended(String family, ContainerDefinition.Builder... all) {
        return TASKS.await(started(family, all), "STOPPED");
    }

    private static software.amazon.awssdk.services.ecs.model.Container container(Task task, String name) {
        return task.containers().stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = ContainerCondition.class,
            names = {"START", "COMPLETE", "SUCCESS", "HEALTHY"})
    void a_container_waits_for_what_it_depends_on(ContainerCondition condition) {
        String script = condition == ContainerCondition.COMPLETE
                ? "exit 3"
                : condition == ContainerCondition.SUCCESS ? "exit 0" : "exec busybox sleep 1000";
        String task = started(
                "waits-" + condition,
                container("main", "exec busybox sleep 1000")
                        .dependsOn(on -> on.containerName("first").condition(condition)),
                container("first", script)
                        .essential(false)
                        .healthCheck(
                                check -> check.command("CMD-SHELL", "exit 0").interval(5)));

        TASKS.await(task, "RUNNING");

        String first = Docker.run("inspect", "--format", "{{.State.StartedAt}}", id(task, "first"));
        String main = Docker.run("inspect", "--format", "{{.State.StartedAt}}", id(task, "main"));
        assertThat(main).isGreaterThan(first);
        TASKS.stop(List.of(task));
    }

    private static String id(String task, String container) {
        return container(TASKS.describe(task), container).runtimeId();
    }

    @Test
    void a_container_whose_dependency_failed_never_starts() {
        Task stopped = ended(
                "unlucky",
                container("main", "exit 0")
                        .dependsOn(on -> on.containerName("first").condition(ContainerCondition.SUCCESS)),
                container("first", "exit 4").essential(false));

        assertThat(stopped.stopCodeAsString()).isEqualTo("TaskFailedToStart");
        assertThat(container(stopped, "first").exitCode()).isEqualTo(4);
        assertThat(container(stopped, "main").runtimeId()).isNull();
        assertThat(container(stopped, "main").reason()).contains("did not exit successfully");
    }

    @Test
    void a_dependency_has_its_startTimeout_to_become_healthy() {
        Task stopped = ended(
                "impatient",
                container("main", "exit 0")
                        .dependsOn(on -> on.containerName("first").condition(ContainerCondition.HEALTHY)),
                container("first", "exec busybox sleep 1000")
                        .startTimeout(3)
                        .healthCheck(check ->
                                check.command("CMD-SHELL", "exit 1").interval(5).retries(10)));

        assertThat(stopped.stopCodeAsString()).isEqualTo("TaskFailedToStart");
        assertThat(container(stopped, "main").reason()).contains("timed out");
    }

    @Test
    void a_container_that_is_not_essential_ends_alone() {
        String task = started(
                "sidecar",
                container("main", "exec busybox sleep 1000"),
                container("side", "exit 5").essential(false));
        TASKS.await(task, "RUNNING");

        Eventually.isTrue(
                "the end of the sidecar is told",
                () -> Integer.valueOf(5)
                        .equals(container(TASKS.describe(task), "side").exitCode()));

        assertThat(TASKS.describe(task).lastStatus()).isEqualTo("RUNNING");
        TASKS.stop(List.of(task));
    }

    @Test
    void the_images_own_stop_signal_is_sent_first() {
        String task = started(
                "signalled",
                container("main", "trap 'exit 9' USR1; while :; do busybox sleep 0.1; done")
                        .image(SIGNALLED));
        TASKS.await(task, "RUNNING");

        ECS.stopTask(request -> request.task(task));

        assertThat(container(TASKS.await(task, "STOPPED"), "main").exitCode()).isEqualTo(9);
    }

    @Test
    void a_container_is_restarted_when_it_ran_for_its_period_and_its_exit_code_is_not_ignored() {
        Task early = ended(
                "too-early",
                container("main", "exit 3")
                        .restartPolicy(policy -> policy.enabled(true).restartAttemptPeriod(60)));

        Task ended = Eventually.found(
                "the ignored exit code",
                Duration.ofSeconds(90),
                () -> Optional.of(TASKS.describe(ignored))
                        .filter(now -> now.lastStatus().equals("STOPPED")));

        assertThat(container(early, "main").exitCode()).isEqualTo(3);
        assertThat(container(ended, "main").exitCode()).isEqualTo(4);
        String id = id(restarts, "main");
        Eventually.isTrue(
                "it ran twice",
                () -> !Docker.run("inspect", "--format", "{{.State.FinishedAt}}", id)
                                .startsWith("0001")
                        && Docker.run("inspect", "--format", "{{.State.Running}}", id)
                                .equals("true"));
        assertThat(TASKS.describe(restarts).lastStatus()).isEqualTo("RUNNING");
        TASKS.stop(List.of(restarts));
    }

    @Test
    void a_shared_volume_that_nobody_made_stops_the_task() {
        RunTaskResponse ran = run(
                "no-volume",
                definition -> definition.volumes(volume -> volume.name("gantry-test-nobody-made-this")
                        .dockerVolumeConfiguration(
                                docker -> docker.scope(Scope.SHARED).autoprovision(false))),
                container("main", "exit 0")
                        .mountPoints(mount -> mount.sourceVolume("gantry-test-nobody-made-this")
                                .containerPath("/data")));

        Task stopped = TASKS.await(ran.tasks().getFirst().taskArn(), "STOPPED");

        assertThat(stopped.stopCodeAsString()).isEqualTo("TaskFailedToStart");
        assertThat(stopped.stoppedReason()).contains("gantry-test-nobody-made-this");
    }

    /** Where the host's own root lacks a capability, Docker refuses; elsewhere the container has them all. */
    @Test
    void a_privileged_container_asks_for_every_capability() {
        String task = started(
                "privileged", container("main", "exec busybox sleep 1000").privileged(true));

        Task known = Eventually.found(
                "it runs or was refused",
                () -> Optional.of(TASKS.describe(task))
                        .filter(now -> List.of("RUNNING", "STOPPED").contains(now.lastStatus())));

        if (known.lastStatus().equals("RUNNING")) {
            assertThat(Docker.run("inspect", "--format", "{{.HostConfig.Privileged}}", id(task, "main")))
                    .isEqualTo("true");
            TASKS.stop(List.of(task));
        } else {
            assertThat(known.stoppedReason()).contains("unable to apply caps");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OSFamily.class,
            names = {"LINUX", "WINDOWS_SERVER_2022_CORE"})
    void another_platform_than_the_hosts_finds_no_instance(OSFamily system) {
        CPUArchitecture other =
                System.getProperty("os.arch").equals("aarch64") ? CPUArchitecture.X86_64 : CPUArchitecture.ARM64;
        CPUArchitecture wanted = system == OSFamily.LINUX ? other : CPUArchitecture.X86_64;

        RunTaskResponse refused = run(
                "platform-" + system,
                definition -> definition.runtimePlatform(
                        platform -> platform.operatingSystemFamily(system).cpuArchitecture(wanted)),
                container("main", "exit 0"));

        assertThat(refused.tasks()).isEmpty();
        assertThat(refused.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("ATTRIBUTE"));
    }

    @Test
    void a_gpu_finds_no_instance_without_one() {
        RunTaskResponse refused = run(
                "gpu",
                definition -> {},
                container("main", "exit 0")
                        .resourceRequirements(
                                need -> need.type(ResourceType.GPU).value("1")));

        assertThat(refused.tasks()).isEmpty();
        assertThat(refused.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("RESOURCE:GPU"));
    }

    @Test
    void a_fargate_task_has_its_size_as_limits() throws IOException {
        String task = fargate("sized", "exec busybox sleep 1000");
        TASKS.await(task, "RUNNING");
        String id = task.substring(task.lastIndexOf('/') + 1);

        if (Files.exists(CGROUPS.resolve("cgroup.controllers"))) {
            Path slice = CGROUPS.resolve("ecstasks.slice/ecstasks-" + id + ".slice");
            assertThat(slice.resolve("cpu.max")).hasContent("25000 100000");
            assertThat(slice.resolve("memory.max")).hasContent(String.valueOf(512L << 20));
        } else {
            assertThat(CGROUPS.resolve("cpu/ecs/" + id + "/cpu.cfs_quota_us")).hasContent("25000");
            assertThat(CGROUPS.resolve("cpu/ecs/" + id + "/cpu.cfs_period_us")).hasContent("100000");
            assertThat(CGROUPS.resolve("memory/ecs/" + id + "/memory.limit_in_bytes"))
                    .hasContent(String.valueOf(512L << 20));
        }
        TASKS.stop(List.of(task));
        assertThat(CGROUPS.resolve("cpu/ecs/" + id)).doesNotExist();
    }

    @Test
    void a_fargate_task_that_takes_more_memory_than_its_size_is_killed_for_it() {
        String task = fargate("greedy-size", "a=0123456789abcdef; while :; do a=$a$a; done");

        Task stopped = TASKS.await(task, "STOPPED");

        assertThat(container(stopped, "main").exitCode()).isEqualTo(137);
        assertThat(container(stopped, "main").reason())
                .startsWith("OutOfMemoryError: Container killed due to memory usage");
    }

    private static String fargate(String family, String script) {
        ECS.registerTaskDefinition(request -> request.family(family)
                .requiresCompatibilitiesWithStrings("FARGATE")
                .networkMode("awsvpc")
                .cpu("256")
                .memory("512")
                .containerDefinitions(ContainerDefinition.builder()
                        .name("main")
                        .image(Docker.BUSYBOX)
                        .stopTimeout(2)
                        .command(script)
                        .build()));
        RunTaskResponse ran = ECS.runTask(request -> request.taskDefinition(family)
                .launchType("FARGATE")
                .networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc.subnets(subnet))));
        assertThat(ran.failures()).isEmpty();
        return ran.tasks().getFirst().taskArn();
    }
}
