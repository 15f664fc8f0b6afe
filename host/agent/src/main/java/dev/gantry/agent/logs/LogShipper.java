package dev.gantry.agent.logs;

import dev.gantry.agent.runtime.LogLine;
import dev.gantry.agent.runtime.LogQuery;
import dev.gantry.agent.runtime.LogStream;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.state.AgentState;
import java.time.Duration;
import java.time.Instant;
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
        Optional<LogPosition> position = state.find(key(container), LogPosition.class);
        LogBatches batches = new LogBatches(target, sink, state, key(container), position);
        delivering = batches;
        Thread sender = Thread.startVirtualThread(batches::deliverAll);
        try (LogStream stream = runtime.logs(container, new LogQuery(position.map(LogPosition::at), true))) {
            open = stream;
            readAll(stream, batches, position);
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

    private void readAll(LogStream stream, LogBatches batches, Optional<LogPosition> position) {
        int known = position.map(LogPosition::count).orElse(0);
        Instant knownAt = position.map(LogPosition::at).orElse(Instant.MIN);
        Optional<LogLine> line = stream.next();
        while (line.isPresent() && !closed) {
            if (known > 0 && line.get().at().equals(knownAt)) {
                known--;
            } else {
                batches.add(line.get());
            }
            line = stream.next();
        }
    }

    private static void join(Thread sender) {
        try {
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
