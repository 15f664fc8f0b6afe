package dev.gantry.benchmarks;

import dev.gantry.benchmarks.docker.DockerBenchmark;
import dev.gantry.benchmarks.placement.PlacementBenchmark;
import dev.gantry.benchmarks.scale.ListTasksBenchmark;
import dev.gantry.benchmarks.scale.MillionBenchmark;
import dev.gantry.benchmarks.scale.RunTaskBenchmark;
import dev.gantry.benchmarks.scale.ServicesBenchmark;
import dev.gantry.benchmarks.services.DockerServicesBenchmark;
import dev.gantry.benchmarks.start.StartBenchmark;
import java.util.List;

/** All benchmarks, in the order of the page. */
final class Catalog {

    private static final List<Benchmark> ALL = List.of(
            new RunTaskBenchmark(),
            new PlacementBenchmark(),
            new ListTasksBenchmark(),
            new StartBenchmark(),
            new MillionBenchmark(),
            new ServicesBenchmark(),
            new DockerBenchmark(),
            new DockerServicesBenchmark());

    private Catalog() {}

    static List<String> names() {
        return ALL.stream().map(Benchmark::name).toList();
    }

    static boolean knows(List<String> names) {
        return names().containsAll(names);
    }

    /** Those with these names; all if there are none. */
    static List<Benchmark> named(List<String> names) {
        return ALL.stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .toList();
    }
}
