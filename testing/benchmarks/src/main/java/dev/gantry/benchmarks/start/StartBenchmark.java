package dev.gantry.benchmarks.start;

import dev.gantry.benchmarks.Benchmark;
import dev.gantry.benchmarks.report.Row;
import dev.gantry.benchmarks.report.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How soon a packaged server answers, and what it holds while nothing happens. */
public final class StartBenchmark implements Benchmark {

    private static final int STARTS = 9;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final List<Row> rows = new ArrayList<>();

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Section run() throws IOException, InterruptedException {
        Duration java = floor();
        rows.add(Row.floor("java -version, median of " + STARTS, millis(java)));
        Duration ready = ready();
        rows.add(Row.wanted(
                "./gantry server with an empty store, median of " + STARTS,
                millis(ready),
                Row.ratio(ready.toMillis(), java.toMillis(), "java -version"),
                "≤ 600 ms",
                ready.toMillis() <= 600));
        memory("server", "Resident memory when idle, control plane alone", false);
        memory("up", "Resident memory when idle, control plane and agent in one process", true);
        return new Section(
                name(),
                "Start and idle memory",
                "the packaged jar with its AOT cache, as ./gantry starts it; from the start of the process to the first"
                        + " signed ListClusters that is answered with 200. Memory is VmRSS " + IDLE.toSeconds()
                        + " s after that.",
                List.copyOf(rows));
    }

    private static Duration floor() throws IOException, InterruptedException {
        List<Duration> all = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            long begin = System.nanoTime();
            new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            all.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return median(all);
    }

    private static Duration ready() throws IOException, InterruptedException {
        List<Duration> all = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Path data = Files.createTempDirectory("gantry-bench");
            try (PackagedServer server = PackagedServer.start(data, "server")) {
                all.add(server.awaitFirstAnswer());
            }
            delete(data);
        }
        return median(all);
    }

    private void memory(String verb, String what, boolean wanted) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("gantry-bench");
        try (PackagedServer server = PackagedServer.start(data, verb)) {
            Duration _ = server.awaitFirstAnswer();
            Thread.sleep(IDLE);
            long mib = server.residentMib();
            String measured = mib + " MiB";
            rows.add(wanted ? Row.wanted(what, measured, "", "≤ 200 MiB", mib <= 200) : Row.beside(what, measured, ""));
        }
        delete(data);
    }

    private static Duration median(List<Duration> all) {
        Collections.sort(all);
        return all.get(all.size() / 2);
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(StartBenchmark::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
