package dev.gantry.agent.runtime;

import java.time.Instant;

/**
 * What a container has used so far. Network counters are 0 for a container without a network of its own.
 *
 * @param cpuNanos processor time of all cores
 * @param memoryBytes what counts against the limit, without the page cache that can go
 */
public record Stats(Instant at, long cpuNanos, long memoryBytes, long readBytes, long writeBytes, Network network) {

    /** The counters of the container's interfaces but loopback. */
    public record Network(
            long rxBytes,
            long rxPackets,
            long rxErrors,
            long rxDropped,
            long txBytes,
            long txPackets,
            long txErrors,
            long txDropped) {

        public static final Network NONE = new Network(0, 0, 0, 0, 0, 0, 0, 0);
    }
}
