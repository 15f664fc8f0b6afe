package dev.gantry.benchmarks.scale;

import dev.gantry.benchmarks.Benchmark;
import dev.gantry.benchmarks.load.EcsCalls;
import dev.gantry.benchmarks.load.Load;
import dev.gantry.benchmarks.load.Outcome;
import dev.gantry.benchmarks.report.Row;
import dev.gantry.benchmarks.report.Section;
import dev.gantry.benchmarks.simulated.SocketHosts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** RunTask, DescribeTasks and ListClusters over HTTP, signed, every answer on disk. */
public final class RunTaskBenchmark implements Benchmark {

    private static final int HOSTS = 1_000;
    private static final int SOCKET_HOSTS = 300;
    private static final int TASKS_EACH = 2_000;
    private static final Load LOAD = new Load(64, Duration.ofSeconds(8), Duration.ofSeconds(10));
    /** Commands share commits: the more of them wait, the more go to disk at once. */
    private static final Load WRITES = LOAD.withClients(256);

    private static final String FLOOR = "ListClusters";

    private final List<Row> rows = new ArrayList<>();

    @Override
    public String name() {
        return "run-task";
    }

    @Override
    public Section run() throws IOException {
        try (Ground ground = Ground.open().withHosts(HOSTS, TASKS_EACH)) {
            EcsCalls ecs = ground.ecs();
            Outcome floor = LOAD.run(() -> ecs.repeating("ListClusters", "{}"));
            rows.add(Row.wanted(
                    "ListClusters (floor: HTTP, SigV4, JSON, no work)",
                    text(floor, 1, "calls"),
                    "floor",
                    "≥ 10,000 calls/s",
                    floor.perSecond() >= 10_000));
            describe(ecs, floor);
            runTasks(ground, 1, floor, 2_000, "calls");
            runTasks(ground, 10, floor, 10_000, "tasks");
        }
        sockets();
        sqlite();
        return new Section(name(), "Calls a second", how(), List.copyOf(rows));
    }

    private void sockets() throws IOException {
        try (Ground ground = Ground.open();
                SocketHosts hosts = ground.withSocketHosts(SOCKET_HOSTS, TASKS_EACH)) {
            Outcome run = WRITES.run(() -> ground.ecs().repeating("RunTask", Ground.runTask(10)));
            double seconds = WRITES.warmUp().plus(WRITES.measured()).toSeconds();
            rows.add(Row.beside(
                    "RunTask, count=10, " + SOCKET_HOSTS + " hosts over WebSockets, reports by signed calls",
                    text(run, 10, "tasks"),
                    ""));
            rows.add(Row.beside(
                    "… RUNNING reported meanwhile", Row.format("%,.0f tasks/s", hosts.reported() / seconds), ""));
        }
    }

    private static String how() {
        return LOAD.clients() + " kept-alive connections (" + WRITES.clients()
                + " for RunTask), each one call at a time, every call signed by itself; the load"
                + " generator is in the server's process. " + HOSTS
                + " simulated hosts joined in-process (lean agents without memory or thread: they acknowledge each payload"
                + " and report RUNNING by SubmitTaskStateChange, as records). "
                + LOAD.warmUp().toSeconds()
                + " s of warm-up, " + LOAD.measured().toSeconds()
                + " s measured; every RunTask answer is fsynced by SQLite before it is sent.";
    }

    private void describe(EcsCalls ecs, Outcome floor) {
        String arn = Ground.arns(ecs.once("RunTask", Ground.runTask(1)), "task").getFirst();
        Outcome one = LOAD.run(() ->
                ecs.repeating("DescribeTasks", "{\"cluster\":\"" + Ground.CLUSTER + "\",\"tasks\":[\"" + arn + "\"]}"));
        rows.add(Row.wanted(
                "DescribeTasks of one task",
                text(one, 1, "calls"),
                Row.ratio(one.perSecond(), floor.perSecond(), FLOOR),
                "≥ 10,000 calls/s",
                one.perSecond() >= 10_000));
    }

    private void runTasks(Ground ground, int count, Outcome floor, int target, String noun) {
        long reported = ground.hosts().reported();
        Outcome run = WRITES.run(() -> ground.ecs().repeating("RunTask", Ground.runTask(count)));
        double rate = run.perSecond() * count;
        rows.add(Row.wanted(
                "RunTask, count=" + count,
                text(run, count, noun),
                Row.ratio(run.perSecond(), floor.perSecond(), FLOOR),
                Row.format("≥ %,d %s/s", target, noun),
                rate >= target));
        double seconds = LOAD.warmUp().plus(LOAD.measured()).toSeconds();
        rows.add(Row.beside(
                "… RUNNING reported meanwhile",
                Row.format("%,.0f tasks/s", (ground.hosts().reported() - reported) / seconds),
                ""));
    }

    private void sqlite() throws IOException {
        for (int batch : new int[] {1, 64, 640}) {
            rows.add(Row.floor(
                    "SQLite: durable commits of " + batch + " rows of 1 KiB",
                    Row.format("%,.0f rows/s", JournalFloor.rowsPerSecond(batch, Duration.ofSeconds(2)))));
        }
    }

    private static String text(Outcome outcome, int count, String noun) {
        String failures = outcome.failures() == 0 ? "" : ", " + outcome.failures() + " failed";
        return Row.format(
                "%,.0f %s/s, p50 %.2f ms, p99 %.2f ms, CPU %.0f µs each%s",
                outcome.perSecond() * count,
                noun,
                outcome.p50Millis(),
                outcome.p99Millis(),
                outcome.cpuMicros() / count,
                failures);
    }
}
