package dev.gantry.benchmarks.load;

import java.time.Duration;

/**
 * What a load came to.
 *
 * @param failures calls that were answered otherwise than with 200
 * @param cpu what this process used while it was measured: server, simulated hosts and load generator together
 */
public record Outcome(Latencies latencies, long failures, Duration took, Duration cpu) {

    /** Processor time for each call, which other processes on the machine change less than they change the rate. */
    public double cpuMicros() {
        return cpu.toNanos() / 1e3 / Math.max(1, latencies.count());
    }

    public double perSecond() {
        return latencies.count() * 1e9 / took.toNanos();
    }

    public double p50Millis() {
        return millis(0.5);
    }

    public double p99Millis() {
        return millis(0.99);
    }

    private double millis(double share) {
        return latencies.quantile(share).toNanos() / 1e6;
    }
}
