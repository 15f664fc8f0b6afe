package dev.gantry.benchmarks.scale;

import dev.gantry.benchmarks.Benchmark;
import dev.gantry.benchmarks.report.Row;
import dev.gantry.benchmarks.report.Section;
import dev.gantry.benchmarks.start.PackagedServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a million tasks weigh, and how long a server takes to load them. */
public final class MillionBenchmark implements Benchmark {

    private static final int HOSTS = Integer.getInteger("gantry.bench.hosts", 10_000);
    private static final int TASKS_EACH = 100;
    private static final int ROOM = 120;
    private static final double GIB = 1 << 30;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final List<Row> rows = new ArrayList<>();

    @Override
    public String name() {
        return "million";
    }

    @Override
    public Section run() throws IOException, InterruptedException {
        double before = liveGib();
        Path data = fill(before);
        try {
            load(data);
        } finally {
            Ground.delete(data);
        }
        return new Section(
                name(),
                "A million tasks",
                Row.format("%,d", HOSTS * TASKS_EACH) + " tasks RUNNING on " + Row.format("%,d", HOSTS)
                        + " simulated hosts (lean agents in-process), launched through the front door without HTTP, rows in SQLite."
                        + " The heap is what is live after a full collection, server and agents together. The load is the"
                        + " packaged server's, from its process' start to the first signed call that it answers.",
                List.copyOf(rows));
    }

    private Path fill(double before) throws IOException, InterruptedException {
        Ground ground = Ground.open();
        long begin = System.nanoTime();
        ground.withHosts(HOSTS, ROOM);
        rows.add(Row.beside(
                Row.format("%,d hosts register and connect", HOSTS), seconds(System.nanoTime() - begin), ""));
        begin = System.nanoTime();
        new Population(ground).growTo(HOSTS * TASKS_EACH);
        long took = System.nanoTime() - begin;
        int tasks = Population.tasks(ground.gantry().engine().view());
        rows.add(Row.beside(
                Row.format("%,d tasks to RUNNING", tasks),
                seconds(took),
                Row.format("%,.0f tasks/s", tasks * 1e9 / took)));
        double live = liveGib() - before;
        rows.add(Row.wanted(
                "Heap, live",
                Row.format("%.2f GiB", live),
                Row.format("%,.0f bytes a task", live * GIB / tasks),
                "≤ 2 GiB",
                live <= 2));
        return ground.closeButKeep();
    }

    private void load(Path data) throws IOException, InterruptedException {
        double size = Files.size(data.resolve("gantry.db")) / GIB;
        try (PackagedServer server = PackagedServer.start(data, "server")) {
            Duration ready = server.awaitFirstAnswer();
            rows.add(Row.wanted(
                    "Packaged server loads them",
                    seconds(ready.toNanos()),
                    Row.format("%.2f GiB of SQLite", size),
                    "≤ 10 s",
                    ready.toMillis() <= 10_000));
            rows.add(Row.beside("… and its resident memory", Row.format("%,d MiB", server.residentMib()), ""));
        }
    }

    private double liveGib() {
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / GIB;
    }

    private static String seconds(long nanos) {
        return Row.format("%.1f s", nanos / 1e9);
    }
}
