package dev.gantry.benchmarks.services;

import dev.gantry.benchmarks.Benchmark;
import dev.gantry.benchmarks.report.Row;
import dev.gantry.benchmarks.report.Section;
import dev.gantry.benchmarks.services.Course.Part;
import dev.gantry.benchmarks.start.PackagedServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** How soon a service's tasks run, roll, are replaced and are gone, beside Docker Swarm and beside the engine alone. */
public final class DockerServicesBenchmark implements Benchmark {

    private static final int TASKS = Integer.getInteger("gantry.bench.tasks", 50);
    private static final int AT_ONCE = Integer.getInteger("gantry.bench.at-once", 4);

    private final List<Row> rows = new ArrayList<>();
    private final List<String> loads = new ArrayList<>();

    /** What the engine alone takes, in seconds. */
    private record Floor(double one, double start, double startTwice, double stop) {}

    @Override
    public String name() {
        return "services";
    }

    @Override
    public Section run() throws IOException, InterruptedException {
        loaded("the engine alone");
        Floor floor = floor();
        Optional<Map<Part, Double>> swarm = swarm();
        loaded("gantry");
        Map<Part, Double> ours = ours();
        loaded("the end");
        started(floor, swarm, ours);
        updated(swarm, ours);
        replaced(floor, swarm, ours);
        deleted(floor, swarm, ours);
        return new Section(
                name(),
                "Services on real Docker",
                TASKS + " tasks of one container each (" + Containers.IMAGE + ", bridge, no published ports) on one"
                        + " engine, once each; gantry is a packaged ./gantry up --healthy-after 0, Swarm one node of the"
                        + " same engine without delays. Started is when the contender's own API says so, updated, replaced"
                        + " and deleted what the engine lists as running. Updates start first and may run a fifth more."
                        + " Load average: " + String.join(", ", loads) + ".",
                List.copyOf(rows));
    }

    private void loaded(String before) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        loads.add(Row.format("%.1f before %s", load, before));
    }

    private static Floor floor() throws IOException, InterruptedException {
        try {
            List<String> _ = EngineFloor.start(AT_ONCE, AT_ONCE);
            long from = System.nanoTime();
            String _ = EngineFloor.startOne();
            double one = since(from);
            from = System.nanoTime();
            List<String> first = EngineFloor.start(TASKS, AT_ONCE);
            double start = since(from);
            from = System.nanoTime();
            EngineFloor.stop(first, TASKS);
            double stop = since(from);
            from = System.nanoTime();
            List<String> _ = EngineFloor.start(2 * TASKS, AT_ONCE);
            return new Floor(one, start, since(from), stop);
        } finally {
            EngineFloor.remove(EngineFloor.LABEL);
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** Nothing where the engine cannot be a swarm, or is part of one already. */
    private Optional<Map<Part, Double>> swarm() throws IOException, InterruptedException {
        SwarmService swarm;
        try {
            swarm = SwarmService.init();
        } catch (IOException refused) {
            rows.add(Row.beside(
                    "Docker Swarm",
                    "could not run here: "
                            + String.valueOf(refused.getMessage()).strip(),
                    ""));
            return Optional.empty();
        }
        try (swarm) {
            loaded("Swarm");
            return Optional.of(new Course(swarm, TASKS).run());
        }
    }

    private static Map<Part, Double> ours() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("gantry-bench");
        try (PackagedServer server = PackagedServer.start(data, "up", "--healthy-after", "0")) {
            var _ = server.awaitFirstAnswer();
            GantryService service = new GantryService(server.ecs());
            try {
                return new Course(service, TASKS).run();
            } finally {
                EngineFloor.remove(service.label());
            }
        } finally {
            delete(data);
        }
    }

    private void started(Floor floor, Optional<Map<Part, Double>> swarm, Map<Part, Double> ours) {
        String tasks = "0 to " + TASKS + " running";
        rows.add(Row.floor(
                "Engine API: " + TASKS + " created and started, " + AT_ONCE + " at a time", text(floor.start())));
        beside(tasks, swarm, Part.START);
        wanted("gantry: " + tasks, of(ours, Part.START), new Limit("the engine", floor.start(), 1.1));
        beside(swarm, "gantry: " + tasks, ours, new Wish(Part.START, 1.0));
        String twice = "0 to " + 2 * TASKS + " running";
        rows.add(Row.floor("Engine API: " + 2 * TASKS + " likewise", text(floor.startTwice())));
        beside(twice, swarm, Part.START_TWICE_AS_MANY);
        wanted(
                "gantry: " + twice,
                of(ours, Part.START_TWICE_AS_MANY),
                new Limit("the engine", floor.startTwice(), 1.1));
        beside(swarm, "gantry: " + twice, ours, new Wish(Part.START_TWICE_AS_MANY, 1.0));
    }

    private void updated(Optional<Map<Part, Double>> swarm, Map<Part, Double> ours) {
        String what = "rolling update of " + TASKS;
        beside(what, swarm, Part.UPDATE);
        if (swarm.isEmpty()) {
            rows.add(Row.beside("gantry: " + what, text(of(ours, Part.UPDATE)), ""));
        }
        beside(swarm, "gantry: " + what, ours, new Wish(Part.UPDATE, 0.8));
    }

    private void replaced(Floor floor, Optional<Map<Part, Double>> swarm, Map<Part, Double> ours) {
        rows.add(Row.floor("Engine API: one container created and started", text(floor.one())));
        beside("a killed container replaced", swarm, Part.REPLACE);
        double took = of(ours, Part.REPLACE);
        rows.add(Row.wanted(
                "gantry: a killed container replaced",
                text(took),
                Row.format("the engine's start + %.2f s", took - floor.one()),
                "≤ the engine's start + 1 s",
                took <= floor.one() + 1));
    }

    private void deleted(Floor floor, Optional<Map<Part, Double>> swarm, Map<Part, Double> ours) {
        String what = "a service of " + TASKS + " deleted until none runs";
        rows.add(Row.floor("Engine API: " + TASKS + " stopped, all at once", text(floor.stop())));
        beside(what, swarm, Part.DELETE);
        wanted("gantry: " + what, of(ours, Part.DELETE), new Limit("the engine", floor.stop(), 1.2));
    }

    /** How many times what something else took is still good. */
    private record Limit(String floor, double seconds, double times) {}

    /** How many times what Swarm took is still good. */
    private record Wish(Part part, double times) {}

    private void wanted(String what, double took, Limit limit) {
        rows.add(Row.wanted(
                what,
                text(took),
                Row.ratio(took, limit.seconds(), limit.floor()),
                Row.format("≤ %.1f × %s", limit.times(), limit.floor()),
                took <= limit.times() * limit.seconds()));
    }

    private void beside(String what, Optional<Map<Part, Double>> swarm, Part part) {
        swarm.ifPresent(all -> rows.add(Row.beside("Swarm: " + what, text(of(all, part)), "")));
    }

    private void beside(Optional<Map<Part, Double>> swarm, String what, Map<Part, Double> ours, Wish wish) {
        swarm.ifPresent(all ->
                wanted(what, of(ours, wish.part()), new Limit("Swarm", of(all, wish.part()), wish.times())));
    }

    private static double of(Map<Part, Double> all, Part part) {
        return Objects.requireNonNull(all.get(part), part.name());
    }

    private static String text(double seconds) {
        return Row.format("%.2f s", seconds);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
