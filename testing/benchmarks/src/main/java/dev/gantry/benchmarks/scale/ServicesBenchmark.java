package dev.gantry.benchmarks.scale;

import dev.gantry.benchmarks.Benchmark;
import dev.gantry.benchmarks.report.Row;
import dev.gantry.benchmarks.report.Section;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.kernel.View;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.CreateServiceResponse;
import dev.gantry.shapes.ecs.UpdateServiceRequest;
import dev.gantry.shapes.ecs.UpdateServiceResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A fleet that is full of services: how long it takes to fill, and whether one more deployment notices the others. */
public final class ServicesBenchmark implements Benchmark {

    private static final int HOSTS = Integer.getInteger("gantry.bench.hosts", 10_000);
    private static final int TASKS_EACH = 1_000;
    private static final int SERVICES = HOSTS * 100 / TASKS_EACH;
    private static final int ROOM = 125;
    private static final double GIB = 1 << 30;

    private final List<Row> rows = new ArrayList<>();

    @Override
    public String name() {
        return "services-million";
    }

    @Override
    public Section run() throws IOException, InterruptedException {
        try (Ground ground = Ground.open().withHosts(HOSTS, ROOM)) {
            create(ground, "first");
            settle(ground, "first");
            double alone = deploy(ground);
            rows.add(Row.floor("A deployment of 1,000 tasks on an empty fleet", Row.format("%.1f s", alone)));
            fill(ground);
            heap();
            double among = deploy(ground);
            double ratio = among / alone;
            rows.add(Row.wanted(
                    "… among all the others",
                    Row.format("%.1f s", among),
                    Row.format("%.2f × the empty fleet", ratio),
                    "≤ 1.2",
                    ratio <= 1.2));
        }
        return new Section(
                name(),
                "A fleet full of services",
                Row.format("%,d", SERVICES) + " services of 1,000 tasks each on " + Row.format("%,d", HOSTS)
                        + " simulated hosts (lean agents in-process), rows in SQLite, every commit fsynced. A deployment is a"
                        + " new one of the first service, 100 to 200 percent, until it is COMPLETED; a task counts as healthy"
                        + " 5 s after it is RUNNING.",
                List.copyOf(rows));
    }

    private void fill(Ground ground) throws InterruptedException {
        long begin = System.nanoTime();
        for (int i = 1; i < SERVICES; i++) {
            create(ground, "service-" + i);
        }
        int wanted = SERVICES * TASKS_EACH;
        await(() -> running(ground) >= wanted);
        double took = seconds(begin);
        rows.add(Row.wanted(
                Row.format("%,d tasks of services reach RUNNING", wanted),
                Row.format("%.0f s", took),
                Row.format("%,.0f tasks/s", (wanted - TASKS_EACH) / took),
                "≤ 240 s",
                took <= 240));
    }

    private void heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        double live = memory.getHeapMemoryUsage().getUsed() / GIB;
        rows.add(Row.wanted("Heap, live, server and agents", Row.format("%.2f GiB", live), "", "≤ 4 GiB", live <= 4));
    }

    private static double deploy(Ground ground) throws InterruptedException {
        long begin = System.nanoTime();
        call(
                ground,
                UpdateServiceRequest.builder()
                        .cluster(Ground.CLUSTER)
                        .service("first")
                        .forceNewDeployment(true)
                        .build(),
                UpdateServiceResponse.class);
        settle(ground, "first");
        return seconds(begin);
    }

    private static void create(Ground ground, String name) {
        call(
                ground,
                CreateServiceRequest.builder()
                        .cluster(Ground.CLUSTER)
                        .serviceName(name)
                        .taskDefinition(Ground.FAMILY)
                        .desiredCount(TASKS_EACH)
                        .build(),
                CreateServiceResponse.class);
    }

    private static <O> void call(Ground ground, Structure request, Class<O> answer) {
        ground.gantry().frontDoor().call(ground.caller(), request, answer);
    }

    /** One deployment is left, and it is COMPLETED. */
    private static void settle(Ground ground, String name) throws InterruptedException {
        ServiceId service = new ServiceId(ground.caller().scope(), Ground.CLUSTER, name);
        await(() -> {
            View view = ground.gantry().engine().view();
            List<Deployment> left = view.all(EcsTables.DEPLOYMENTS).startingWith(service.key() + "/").stream()
                    .toList();
            return left.size() == 1 && left.getFirst().rolloutState() == RolloutState.COMPLETED;
        });
    }

    private static int running(Ground ground) {
        String cluster = EcsTables.clusterKey(ground.caller().scope(), Ground.CLUSTER);
        return ground.gantry()
                .engine()
                .view()
                .by(EcsTables.LIVE_TASKS, EcsTables.liveKey(cluster, "EC2", TaskStatus.RUNNING))
                .count();
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(20);
        while (!condition.holds()) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("It did not happen within twenty minutes.");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
