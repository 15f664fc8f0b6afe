package dev.gantry.agent.logs;

import dev.gantry.agent.runtime.LogLine;
import dev.gantry.agent.runtime.LogQuery;
import dev.gantry.agent.runtime.LogStream;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.state.AgentState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows one container and delivers its lines, at least once each and in order. */
final class LogShipper {

    private static final Logger LOG = LoggerFactory.getLogger(LogShipper.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Runtime runtime;
    private final LogSink sink;
    private final AgentState state;
    private final String container;
    private int runs;
    private boolean busy;
    private volatile boolean closed;
    private volatile @Nullable LogStream open;
    private volatile @Nullable LogBatches delivering;

    LogShipper(Runtime runtime, LogSink sink, AgentState state, String container) {
        this.runtime = runtime;
        this.sink = sink;
        this.state = state;
        this.container = container;
    }

    static String key(String container) {
        return "log/" + container;
    }

    synchronized void follow(LogTarget target) {
        runs++;
        if (!busy) {
            busy = true;
            Thread.startVirtualThread(() -> shipAll(target));
        }
    }

    synchronized boolean isBusy() {
        return busy;
    }

    void close() {
        closed = true;
        LogStream stream = open;
        if (stream != null) {
            stream.close();
        }
        LogBatches batches = delivering;
        if (batches != null) {
            batches.close();
        }
    }

    private void shipAll(LogTarget target) {
        int seen;
        do {
            seen = runsSoFar();
            while (!closed && !shipped(target)) {
                LockSupport.parkNanos(PATIENCE.toNanos());
            }
        } while (!closed && !isDone(seen));
    }

    private synchronized int runsSoFar() {
        return runs;
    }

    private synchronized boolean isDone(int seen) {
        busy = runs != seen;
        return !busy;
    }

    /** Delivers until the container has ended and nothing is left; false when that must be tried again. */
    private boolean shipped(LogTarget target) {
        LogPosition position = state.find(key(container), LogPosition.class).orElse(LogPosition.NONE);
        LogBatches batches = new LogBatches(target, sink, state, key(container), position);
        delivering = batches;
        Thread sender = Thread.startVirtualThread(batches::deliverAll);
        try {
            read(batches, position);
            return true;
        } catch (RuntimeFailure failure) {
            if (failure.kind() == RuntimeFailure.Kind.VANISHED) {
                LOG.warn("Container {} is gone; what it wrote last may be missing in {}", container, target);
                return true;
            }
            return false;
        } finally {
            open = null;
            batches.end();
            join(sender);
        }
    }

    /** Follows to the end, then reads again until nothing is new: a followed stream may end before the last lines. */
    private void read(LogBatches batches, LogPosition start) {
        LogPosition position = readOnce(batches, start, true);
        LogPosition before;
        do {
            before = position;
            position = readOnce(batches, before, false);
        } while (!closed && !position.equals(before));
    }

    /** Adds what is new after the position; gives the position after it. */
    private LogPosition readOnce(LogBatches batches, LogPosition start, boolean follow) {
        LogPosition position = start;
        long known = start.count();
        try (LogStream stream = runtime.logs(container, new LogQuery(Optional.of(start.since()), follow))) {
            open = stream;
            Optional<LogLine> line = stream.next();
            while (line.isPresent() && !closed) {
                if (known > 0) {
                    known--;
                } else {
                    batches.add(line.get());
                    position = position.after(line.get().at());
                }
                line = stream.next();
            }
        }
        return position;
    }

    private static void join(Thread sender) {
        try {
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
