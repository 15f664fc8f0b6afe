package dev.gantry.agent.session;

import dev.gantry.agent.runtime.Stats;
import dev.gantry.shapes.tcs.CWStatsSet;
import dev.gantry.shapes.tcs.NetworkStatsSet;
import dev.gantry.shapes.tcs.StorageStatsSet;
import dev.gantry.shapes.tcs.ULongStatsSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** What a container has used in some seconds. The first measurement only tells from where the others count. */
record Measurements(List<Stats> samples) {

    private static final double MIB = 1 << 20;

    Measurements {
        samples = List.copyOf(samples);
    }

    boolean isEmpty() {
        return samples.size() < 2;
    }

    /** In percent of the whole host. */
    CWStatsSet cpu(int cores) {
        return changes((from, to) -> 100.0 * (to.cpuNanos() - from.cpuNanos()) / nanos(from, to) / cores);
    }

    /** In MiB. */
    CWStatsSet memory() {
        return changes((_, to) -> to.memoryBytes() / MIB);
    }

    StorageStatsSet storage() {
        return StorageStatsSet.builder()
                .readSizeBytes(counter(Stats::readBytes))
                .writeSizeBytes(counter(Stats::writeBytes))
                .build();
    }

    NetworkStatsSet network() {
        return NetworkStatsSet.builder()
                .rxBytes(counter(stats -> stats.network().rxBytes()))
                .rxPackets(counter(stats -> stats.network().rxPackets()))
                .rxErrors(counter(stats -> stats.network().rxErrors()))
                .rxDropped(counter(stats -> stats.network().rxDropped()))
                .txBytes(counter(stats -> stats.network().txBytes()))
                .txPackets(counter(stats -> stats.network().txPackets()))
                .txErrors(counter(stats -> stats.network().txErrors()))
                .txDropped(counter(stats -> stats.network().txDropped()))
                .rxBytesPerSecond(rate(stats -> stats.network().rxBytes()))
                .txBytesPerSecond(rate(stats -> stats.network().txBytes()))
                .build();
    }

    private CWStatsSet rate(ToDoubleFunction<Stats> counter) {
        return changes((from, to) -> 1e9 * (counter.applyAsDouble(to) - counter.applyAsDouble(from)) / nanos(from, to));
    }

    private static double nanos(Stats from, Stats to) {
        return Math.max(1, Duration.between(from.at(), to.at()).toNanos());
    }

    /** A counter that went back belongs to a container that was started again. */
    private CWStatsSet changes(ToDoubleBiFunction<Stats, Stats> change) {
        List<Double> values = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            values.add(Math.max(0, change.applyAsDouble(samples.get(i - 1), samples.get(i))));
        }
        var summary = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return CWStatsSet.builder()
                .min(summary.getMin())
                .max(summary.getMax())
                .sampleCount((int) summary.getCount())
                .sum(summary.getSum())
                .build();
    }

    private ULongStatsSet counter(ToLongFunction<Stats> counter) {
        var summary = IntStream.range(1, samples.size())
                .mapToLong(i -> counter.applyAsLong(samples.get(i)))
                .summaryStatistics();
        return ULongStatsSet.builder()
                .min(summary.getMin())
                .max(summary.getMax())
                .sampleCount(summary.getCount())
                .sum(summary.getSum())
                .overflowMin(0L)
                .overflowMax(0L)
                .overflowSum(0L)
                .build();
    }
}
