package dev.gantry.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.runtime.Stats;
import dev.gantry.shapes.tcs.CWStatsSet;
import dev.gantry.shapes.tcs.NetworkStatsSet;
import dev.gantry.shapes.tcs.ULongStatsSet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Stats at(int second, long cpuMillis, long memoryMiB, long rxBytes) {
        return new Stats(
                START.plusSeconds(second),
                cpuMillis * 1_000_000,
                memoryMiB << 20,
                7 * second,
                0,
                new Stats.Network(rxBytes, 0, 0, 0, 0, 0, 0, 0));
    }

    private static CWStatsSet set(double min, double max, int count, double sum) {
        return new CWStatsSet(min, max, count, sum);
    }

    private static ULongStatsSet counter(long min, long max, long count, long sum) {
        return new ULongStatsSet(min, max, count, sum, 0L, 0L, 0L);
    }

    @Test
    void counts_processor_time_as_percent_of_the_whole_host() {
        Measurements used = new Measurements(List.of(at(0, 0, 1, 0), at(1, 1000, 1, 0), at(2, 1500, 1, 0)));

        assertThat(used.cpu(2)).isEqualTo(set(25, 50, 2, 75));
    }

    @Test
    void counts_memory_in_mebibytes_from_the_second_measurement_on() {
        Measurements used = new Measurements(List.of(at(0, 0, 90, 0), at(1, 0, 10, 0), at(2, 0, 30, 0)));

        assertThat(used.memory()).isEqualTo(set(10, 30, 2, 40));
    }

    @Test
    void tells_counters_and_rates_of_the_network() {
        NetworkStatsSet network =
                new Measurements(List.of(at(0, 0, 0, 100), at(1, 0, 0, 300), at(3, 0, 0, 500))).network();

        assertThat(network.rxBytes()).isEqualTo(counter(300, 500, 2, 800));
        assertThat(network.rxBytesPerSecond()).isEqualTo(set(100, 200, 2, 300));
    }

    @Test
    void tells_what_was_read_and_written() {
        assertThat(new Measurements(List.of(at(0, 0, 0, 0), at(1, 0, 0, 0), at(2, 0, 0, 0)))
                        .storage()
                        .readSizeBytes())
                .isEqualTo(counter(7, 14, 2, 21));
    }

    @Test
    void a_counter_that_begins_anew_is_no_negative_use() {
        Measurements used = new Measurements(List.of(at(0, 9000, 0, 900), at(1, 10, 0, 10)));

        assertThat(used.cpu(1)).isEqualTo(set(0, 0, 1, 0));
        assertThat(Objects.requireNonNull(used.network().rxBytesPerSecond()).max())
                .isZero();
    }
}
