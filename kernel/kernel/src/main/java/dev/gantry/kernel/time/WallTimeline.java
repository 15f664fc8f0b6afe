package dev.gantry.kernel.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server's time: the wall clock, one thread for timers, a virtual thread for each thing beside. */
public final class WallTimeline implements Timeline, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WallTimeline.class);

    private final ScheduledThreadPoolExecutor timers;

    public WallTimeline() {
        timers = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("timers").daemon().factory());
        timers.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Timer schedule(Instant at, Runnable work) {
        long delay = Math.max(0, Duration.between(instant(), at).toMillis());
        try {
            ScheduledFuture<?> timer = timers.schedule(() -> run(work), delay, TimeUnit.MILLISECONDS);
            return () -> timer.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException mistake) {
            LOG.error("A timer failed", mistake);
        }
    }

    @Override
    public void fork(String name, Runnable work) {
        Thread.ofVirtual().name(name).start(work);
    }

    /** Forgets what was scheduled; what was forked goes on. */
    @Override
    public void close() {
        timers.shutdownNow();
    }
}
