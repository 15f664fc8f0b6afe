package dev.gantry.benchmarks.placement;

import java.lang.management.ManagementFactory;

/** The CPU time of the thread that asks: what others do on the same cores does not count. */
final class ThreadClock {

    private ThreadClock() {}

    static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
