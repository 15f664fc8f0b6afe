package dev.gantry.benchmarks.docker;

import dev.gantry.benchmarks.Benchmark;
import dev.gantry.benchmarks.report.Row;
import dev.gantry.benchmarks.report.Section;
import dev.gantry.benchmarks.start.PackagedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How soon a task runs on real Docker, beside how soon Docker runs a container. */
public final class DockerBenchmark implements Benchmark {

    private static final String IMAGE = System.getProperty("gantry.bench.image", "gantry/test:1");
    private static final int WARM_UP = 3;
    private static final int ROUNDS = Integer.getInteger("gantry.bench.rounds", 15);

    private final Map<String, List<Double>> millis = new LinkedHashMap<>();
    private final List<String> containers = new ArrayList<>();

    /** One way to start a container. */
    private interface Way {
        void start() throws IOException, InterruptedException;
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public Section run() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("gantry-bench");
        try (PackagedServer server = PackagedServer.start(data, "up")) {
            var _ = server.awaitFirstAnswer();
            TaskStart tasks = new TaskStart(server, IMAGE);
            tasks.awaitHost();
            for (int i = 0; i < WARM_UP + ROUNDS; i++) {
                round(tasks, i >= WARM_UP);
            }
            tasks.stopAll();
        } finally {
            clean(data);
        }
        return new Section(
                name(),
                "RunTask to RUNNING on real Docker",
                "a packaged ./gantry up with this machine's Engine; image " + IMAGE
                        + " is there already, and no registry is asked (ECS_IMAGE_PULL_BEHAVIOR=prefer-cached); "
                        + ROUNDS
                        + " rounds, each way once in each round; RUNNING is what DescribeTasks says, asked every 5 ms.",
                rows());
    }

    private void round(TaskStart tasks, boolean counts) throws IOException, InterruptedException {
        time("engine", counts, () -> containers.add(EngineSocket.start(IMAGE)));
        time("run", counts, () -> containers.add(Command.docker(List.of("run", "-d", IMAGE, "sleep", "3600"))));
        time("bridge", counts, tasks::bridge);
        time("awsvpc", counts, tasks::awsvpc);
    }

    private void time(String name, boolean counts, Way way) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        way.start();
        double took = (System.nanoTime() - begin) / 1e6;
        if (counts) {
            millis.computeIfAbsent(name, _ -> new ArrayList<>()).add(took);
        }
    }

    private List<Row> rows() {
        millis.values().forEach(Collections::sort);
        double floor = p50("run");
        return List.of(
                Row.floor("docker run -d", text("run")),
                Row.beside(
                        "Engine API, create and start", text("engine"), Row.ratio(p50("engine"), floor, "docker run")),
                wanted("bridge", floor, 1.15),
                wanted("awsvpc", floor, 1.5));
    }

    private Row wanted(String mode, double floor, double limit) {
        double ratio = p50(mode) / floor;
        return Row.wanted(
                "RunTask to RUNNING, " + mode,
                text(mode),
                Row.ratio(p50(mode), floor, "docker run"),
                Row.format("≤ %.2f × docker run", limit),
                ratio <= limit);
    }

    private double p50(String name) {
        List<Double> all = millis.getOrDefault(name, List.of());
        return all.get(all.size() / 2);
    }

    private String text(String name) {
        List<Double> all = millis.getOrDefault(name, List.of());
        return Row.format("p50 %.0f ms, fastest %.0f ms, slowest %.0f ms", p50(name), all.getFirst(), all.getLast());
    }

    private void clean(Path data) throws IOException, InterruptedException {
        if (!containers.isEmpty()) {
            List<String> remove = new ArrayList<>(List.of("rm", "-f"));
            remove.addAll(containers);
            String _ = Command.docker(remove);
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
