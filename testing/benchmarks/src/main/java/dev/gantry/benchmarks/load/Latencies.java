package dev.gantry.benchmarks.load;

import java.time.Duration;

/** How long calls took, in buckets of about 1.6 percent. One thread adds to it. */
public final class Latencies {

    private static final int FINE = 6;
    private static final int BUCKETS = (64 - FINE) << FINE;

    private final long[] counts = new long[BUCKETS];
    private long count;

    public void add(long nanos) {
        counts[bucket(Math.max(1, nanos))]++;
        count++;
    }

    void addAll(Latencies others) {
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] += others.counts[i];
        }
        count += others.count;
    }

    public long count() {
        return count;
    }

    /** The upper end of the bucket in which this share of all calls has been answered. */
    public Duration quantile(double share) {
        long wanted = Math.max(1, (long) Math.ceil(count * share));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Duration.ofNanos(upperEnd(i));
            }
        }
        return Duration.ZERO;
    }

    private static int bucket(long nanos) {
        int magnitude = 63 - Long.numberOfLeadingZeros(nanos);
        if (magnitude < FINE) {
            return (int) nanos;
        }
        int octave = magnitude - FINE;
        return (octave << FINE) + (int) (nanos >> octave);
    }

    private static long upperEnd(int bucket) {
        if (bucket < 2 << FINE) {
            return bucket;
        }
        int octave = (bucket >> FINE) - 1;
        long mantissa = bucket - ((long) octave << FINE);
        return (mantissa + 1 << octave) - 1;
    }
}
