package dev.gantry.agent.logs;

import dev.gantry.agent.runtime.LogLine;
import dev.gantry.agent.state.AgentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers lines into batches as PutLogEvents takes them, and remembers what was delivered. A full queue holds the reader. */
final class LogBatches {

    private static final Logger LOG = LoggerFactory.getLogger(LogBatches.class);
    private static final LogLine END = new LogLine(Instant.MAX, false, "");
    private static final LogLine NEXT = new LogLine(Instant.MIN, false, "");
    private static final int MAX_EVENTS = 10_000;
    private static final int MAX_BYTES = 1_048_576;
    private static final int OVERHEAD = 26;
    private static final int MAX_MESSAGE = 262_144 - OVERHEAD;
    private static final Duration WINDOW = Duration.ofMillis(500);

    private final LogTarget target;
    private final LogSink sink;
    private final AgentState state;
    private final String key;
    private final BlockingQueue<LogLine> lines = new ArrayBlockingQueue<>(4_096);
    private LogPosition position;
    private volatile boolean closed;

    LogBatches(LogTarget target, LogSink sink, AgentState state, String key, LogPosition position) {
        this.target = target;
        this.sink = sink;
        this.state = state;
        this.key = key;
        this.position = position;
    }

    void add(LogLine line) {
        put(line);
    }

    /** Gives up what cannot be delivered now; a later process reads it again. */
    void close() {
        closed = true;
    }

    void end() {
        put(END);
    }

    private void put(LogLine line) {
        try {
            lines.put(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void deliverAll() {
        try {
            LogLine first = lines.take();
            while (first != END && !closed) {
                List<LogLine> batch = new ArrayList<>(List.of(first));
                first = gather(batch);
                deliver(batch);
                first = first == NEXT ? lines.take() : first;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fills the batch; returns the line that did not fit, END, or NEXT when the window is over. */
    private LogLine gather(List<LogLine> batch) throws InterruptedException {
        long until = System.nanoTime() + WINDOW.toNanos();
        int bytes = size(batch.getFirst());
        while (batch.size() < MAX_EVENTS) {
            LogLine line = lines.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                return NEXT;
            }
            if (line == END || bytes + size(line) > MAX_BYTES) {
                return line;
            }
            bytes += size(line);
            batch.add(line);
        }
        return NEXT;
    }

    private static int size(LogLine line) {
        return 3 * line.text().length() + OVERHEAD;
    }

    private void deliver(List<LogLine> batch) {
        List<LogEvent> events = batch.stream().map(LogBatches::event).toList();
        long patience = TimeUnit.MILLISECONDS.toNanos(250);
        while (!delivered(events)) {
            if (closed) {
                return;
            }
            LockSupport.parkNanos(patience);
            patience = Math.min(2 * patience, TimeUnit.SECONDS.toNanos(30));
        }
        for (LogLine line : batch) {
            position = position.after(line.at());
        }
        state.put(key, position);
    }

    private boolean delivered(List<LogEvent> events) {
        try {
            sink.deliver(target, events);
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("Cannot deliver {} events to {}: {}", events.size(), target, failure.getMessage());
            return false;
        }
    }

    private static LogEvent event(LogLine line) {
        String text = line.text();
        return new LogEvent(line.at(), text.length() > MAX_MESSAGE / 3 ? text.substring(0, MAX_MESSAGE / 3) : text);
    }
}
