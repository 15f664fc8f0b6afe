package dev.gantry.agent.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The machine's clock; alarms run on virtual threads. */
public final class SystemTimeline implements Timeline, AutoCloseable {

    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("agent-alarms").factory());

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Alarm at(Instant time, Runnable work) {
        long wait = Math.max(0, Duration.between(now(), time).toNanos());
        Future<?> alarm = alarms.schedule(() -> start(work), wait, TimeUnit.NANOSECONDS);
        return () -> alarm.cancel(false);
    }

    private static void start(Runnable work) {
        Thread.startVirtualThread(work);
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
