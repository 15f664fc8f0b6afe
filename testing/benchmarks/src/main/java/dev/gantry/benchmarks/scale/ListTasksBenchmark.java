package dev.gantry.benchmarks.scale;

import dev.gantry.benchmarks.Benchmark;
import dev.gantry.benchmarks.load.EcsCalls;
import dev.gantry.benchmarks.load.Load;
import dev.gantry.benchmarks.load.Outcome;
import dev.gantry.benchmarks.report.Row;
import dev.gantry.benchmarks.report.Section;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One page of ListTasks while the cluster grows. */
public final class ListTasksBenchmark implements Benchmark {

    private static final int HOSTS = 100;
    private static final int[] SIZES = {1_000, 10_000, 100_000};
    private static final Load LOAD = new Load(1, Duration.ofSeconds(4), Duration.ofSeconds(10));

    private final List<Row> rows = new ArrayList<>();

    @Override
    public String name() {
        return "list-tasks";
    }

    @Override
    public Section run() throws IOException, InterruptedException {
        try (Ground ground = Ground.open().withHosts(HOSTS, 2_000)) {
            EcsCalls ecs = ground.ecs();
            Population tasks = new Population(ground);
            tasks.growTo(SIZES[0]);
            Outcome _ = LOAD.run(() -> ecs.repeating("ListTasks", Ground.listTasks()));
            Outcome floor = LOAD.run(() -> ecs.repeating("ListClusters", "{}"));
            rows.add(Row.floor("ListClusters", text(floor)));
            double first = 0;
            for (int size : SIZES) {
                tasks.growTo(size);
                Outcome page = LOAD.run(() -> ecs.repeating("ListTasks", Ground.listTasks()));
                first = first == 0 ? page.p99Millis() : first;
                add(size, page, floor);
                addTail(size, page, first);
            }
        }
        return new Section(
                name(),
                "ListTasks while a cluster grows",
                "one client, one page of 100 ARNs; the tasks are RUNNING on " + HOSTS + " simulated hosts; "
                        + LOAD.measured().toSeconds() + " s for each size.",
                List.copyOf(rows));
    }

    private void add(int size, Outcome page, Outcome floor) {
        rows.add(Row.wanted(
                Row.format("ListTasks at %,d tasks", size),
                text(page),
                Row.ratio(page.p50Millis(), floor.p50Millis(), "p50 of ListClusters"),
                "p50 ≤ 2 ms",
                page.p50Millis() <= 2));
    }

    private void addTail(int size, Outcome page, double first) {
        if (size == SIZES[SIZES.length - 1]) {
            double ratio = page.p99Millis() / first;
            rows.add(Row.wanted(
                    Row.format("p99 at %,d over p99 at %,d", size, SIZES[0]),
                    Row.format("%.2f", ratio),
                    "",
                    "≤ 1.5",
                    ratio <= 1.5));
        }
    }

    private static String text(Outcome outcome) {
        return Row.format(
                "p50 %.3f ms, p99 %.3f ms, %,.0f calls/s",
                outcome.p50Millis(), outcome.p99Millis(), outcome.perSecond());
    }
}
