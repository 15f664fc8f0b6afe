package dev.gantry.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void finds_quantiles_never_too_low_and_within_two_percent() {
        Latencies latencies = new Latencies();

        for (int micros = 1; micros <= 100_000; micros++) {
            latencies.add(micros * 1_000L);
        }

        assertThat(latencies.count()).isEqualTo(100_000);
        assertThat(latencies.quantile(0.5).toNanos()).isBetween(50_000_000L, 51_000_000L);
        assertThat(latencies.quantile(0.99).toNanos()).isBetween(99_000_000L, 101_000_000L);
        assertThat(latencies.quantile(1).toNanos()).isBetween(100_000_000L, 102_000_000L);
    }

    @Test
    void adds_up_what_several_clients_saw() {
        Latencies fast = new Latencies();
        Latencies slow = new Latencies();
        fast.add(10);
        slow.add(1_000_000);

        fast.addAll(slow);

        assertThat(fast.count()).isEqualTo(2);
        assertThat(fast.quantile(0.5).toNanos()).isEqualTo(10);
        assertThat(fast.quantile(1).toNanos()).isBetween(1_000_000L, 1_020_000L);
    }
}
