package dev.gantry.agent.session;

import dev.gantry.agent.report.Reporter;
import dev.gantry.agent.report.TaskStateChange;
import dev.gantry.agent.time.Timeline;
import dev.gantry.value.ServiceException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits task state changes: those of one task in order and one at a time, ten tasks at once, again and again until the
 * control plane has taken them. InvalidParameterException means: forget this one.
 */
final class SubmitReporter implements Reporter {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitReporter.class);
    private static final int AT_ONCE = 10;
    private static final long FIRST_RETRY_MS = 60;
    private static final long LONGEST_RETRY_MS = 30_000;

    private final ControlPlane controlPlane;
    private final Submissions submissions;
    private final Timeline timeline;
    private final Executor executor;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final Map<String, Queue<TaskStateChange>> byTask = new HashMap<>();
    private LongConsumer accepted = number -> {};
    private volatile boolean closed;

    SubmitReporter(ControlPlane controlPlane, Submissions submissions, Timeline timeline, Executor executor) {
        this.controlPlane = controlPlane;
        this.submissions = submissions;
        this.timeline = timeline;
        this.executor = executor;
    }

    /** Whom to tell that a report was taken. */
    void onAccepted(LongConsumer listener) {
        accepted = listener;
    }

    @Override
    public void report(TaskStateChange change) {
        synchronized (byTask) {
            Queue<TaskStateChange> queue = byTask.get(change.task());
            if (queue != null) {
                queue.add(change);
                return;
            }
            byTask.put(change.task(), new ArrayDeque<>());
        }
        executor.execute(() -> send(change, 0));
    }

    private void send(TaskStateChange change, int failures) {
        if (closed) {
            return;
        }
        if (submit(change)) {
            accepted.accept(change.number());
            TaskStateChange next = next(change.task());
            if (next != null) {
                executor.execute(() -> send(next, 0));
            }
        } else {
            Duration wait = Duration.ofMillis(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS << Math.min(failures, 20)));
            timeline.at(timeline.now().plus(wait), () -> executor.execute(() -> send(change, failures + 1)));
        }
    }

    private boolean submit(TaskStateChange change) {
        atOnce.acquireUninterruptibly();
        try {
            controlPlane.submit(submissions.of(change));
            return true;
        } catch (ServiceException refused) {
            LOG.warn("The report about {} was refused: {} {}", change.task(), refused.code(), refused.text());
            return refused.code().equals("InvalidParameterException");
        } catch (UncheckedIOException unreachable) {
            return false;
        } finally {
            atOnce.release();
        }
    }

    private @Nullable TaskStateChange next(String task) {
        synchronized (byTask) {
            Queue<TaskStateChange> queue = byTask.get(task);
            TaskStateChange next = queue == null ? null : queue.poll();
            if (next == null) {
                byTask.remove(task);
            }
            return next;
        }
    }

    void close() {
        closed = true;
    }
}
