package dev.gantry.docker;

import static dev.gantry.docker.DockerHost.shell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.engine.Labels;
import dev.gantry.agent.engine.Tasks;
import dev.gantry.agent.task.TaskStatus;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.HostVolumeProperties;
import dev.gantry.shapes.acs.MountPoint;
import dev.gantry.shapes.acs.Task;
import dev.gantry.shapes.acs.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many tasks of every kind on a real Docker Engine: each ends as it should, and nothing of any is left behind. */
class ManyLivesTest {

    private static final int LIVES = Integer.getInteger("gantry.lives", 50);
    private static final int AT_ONCE = 5;

    private final Random random = new Random(Long.getLong("gantry.seed", LIVES));
    private final String mark = "lives-" + UUID.randomUUID();

    @TempDir
    private Path folder;

    @Test
    void leave_no_container_volume_cgroup_or_network_behind() throws Exception {
        List<String> ids = new ArrayList<>();
        try (DockerHost host = new DockerHost(mark, folder, TestImage.ENGINE, Duration.ofMillis(200));
                EngineApi engine = new EngineApi(TestImage.ENGINE)) {
            int networks = ours(engine);
            Deque<Task> living = new ArrayDeque<>();
            for (int life = 0; life < LIVES; life++) {
                Task task = anyTask();
                ids.add(String.valueOf(task.arn()).substring(Tasks.arn("").length()));
                host.run(task);
                living.add(task);
                if (living.size() == AT_ONCE) {
                    end(host, living.remove());
                }
            }
            for (Task task : living) {
                end(host, task);
            }

            await(() -> host.engine.tasks().isEmpty());

            assertThat(host.runtime.list(Labels.ofAgent(host.settings))).isEmpty();
            assertThat(engine.read("/volumes").path("Volumes").findValuesAsText("Name"))
                    .noneMatch(name -> name.contains("-data" + mark));
            assertThat(ours(engine)).isEqualTo(networks);
        }
        assertThat(cgroups()).noneMatch(ids::contains);
    }

    /** Networks of nobody else's tests: this one's tasks need none. */
    private int ours(EngineApi engine) {
        return (int) engine.read("/networks").findValuesAsText("Name").stream()
                .filter(name -> name.contains(mark))
                .count();
    }

    private static List<String> cgroups() throws IOException {
        List<String> names = new ArrayList<>();
        for (String parent : List.of("cpu/ecs", "memory/ecs", "pids/ecs", "ecstasks.slice")) {
            Path folder = Path.of("/sys/fs/cgroup").resolve(parent);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> children = Files.list(folder)) {
                    children.map(Path::getFileName)
                            .map(name ->
                                    name.toString().replace("ecstasks-", "").replace(".slice", ""))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    /** Stops it, or takes its container away first; it may have ended by itself and be forgotten by now. */
    private void end(DockerHost host, Task task) {
        String arn = String.valueOf(task.arn());
        if (random.nextInt(3) == 0) {
            host.engine.task(arn).stream()
                    .flatMap(known -> known.containers().values().stream())
                    .map(container -> container.runtimeId())
                    .filter(id -> !id.isEmpty())
                    .findFirst()
                    .ifPresent(host.runtime::remove);
        }
        if (host.engine.task(arn).isPresent()) {
            host.run(Tasks.stopped(task));
        }
        boolean told = host.reports.stream()
                .anyMatch(report -> report.task().equals(arn) && report.status() == TaskStatus.STOPPED);
        if (!told) {
            host.await(task, TaskStatus.STOPPED);
        }
    }

    private Task anyTask() {
        List<Container> containers = new ArrayList<>();
        containers.add(anyContainer("c0"));
        if (random.nextInt(3) == 0) {
            containers.add(anyContainer("c1").toBuilder().essential(false).build());
        }
        Task.Builder task =
                Tasks.task(UUID.randomUUID().toString().replace("-", ""), containers.toArray(Container[]::new))
                        .toBuilder()
                        .networkMode(random.nextBoolean() ? "none" : "bridge")
                        .volumes(List.of(Volume.builder()
                                .name("data" + mark)
                                .type("host")
                                .host(new HostVolumeProperties(null))
                                .build()));
        if (random.nextInt(3) == 0) {
            task.cpu(0.5).memory(128);
        }
        return random.nextInt(4) == 0 ? task.pidMode("task").build() : task.build();
    }

    private Container anyContainer(String name) {
        String script =
                switch (random.nextInt(4)) {
                    case 0 -> "exit " + random.nextInt(3);
                    case 1 -> "trap 'exit 7' TERM; while :; do sleep 0.1; done";
                    default -> "exec sleep 1000";
                };
        Container plain =
                random.nextInt(12) == 0 ? DockerHost.container(name, "/no/such/program") : shell(name, script);
        return random.nextInt(3) > 0
                ? plain
                : plain.toBuilder()
                        .mountPoints(List.of(MountPoint.builder()
                                .sourceVolume("data" + mark)
                                .containerPath("/data")
                                .build()))
                        .build();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("everything is cleaned up in time").isLessThan(until);
            var unused = new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        }
    }
}
