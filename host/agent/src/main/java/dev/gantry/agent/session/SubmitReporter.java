package dev.gantry.agent.session;

import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.report.Reporter;
import dev.gantry.agent.report.TaskStateChange;
import dev.gantry.agent.time.Alarm;
import dev.gantry.value.ServiceException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits task state changes: those of one task in order and one at a time, ten tasks at once, again and again until the
 * control plane has taken them. InvalidParameterException means: forget this one.
 */
final class SubmitReporter implements Reporter {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitReporter.class);
    private static final int AT_ONCE = 10;
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final ControlPlane controlPlane;
    private final Submissions submissions;
    private final Surroundings around;
    private final Map<String, Line> lines = new HashMap<>();
    private final Queue<Line> ready = new ArrayDeque<>();
    private int submitting;
    private LongConsumer accepted = number -> {};
    private boolean open;

    SubmitReporter(ControlPlane controlPlane, Submissions submissions, Surroundings around) {
        this.controlPlane = controlPlane;
        this.submissions = submissions;
        this.around = around;
    }

    /** The reports of one task; the first is being sent, or waits for its next try. */
    private final class Line {

        private final Queue<TaskStateChange> changes = new ArrayDeque<>();
        private final Backoff failures = new Backoff(Duration.ofMillis(60), 2, LONGEST_RETRY, around.ids());
        private final Backoff refusals = new Backoff(Duration.ofSeconds(1), 1.3, LONGEST_RETRY, around.ids());
        private Optional<Alarm> retry = Optional.empty();
        private String lastRefusal = "";
    }

    /** Whom to tell that a report was taken. */
    void onAccepted(LongConsumer listener) {
        accepted = listener;
    }

    /** What was reported before waits until now. */
    void start() {
        synchronized (this) {
            open = true;
        }
        pump();
    }

    @Override
    public void report(TaskStateChange change) {
        synchronized (this) {
            Line line = lines.get(change.task());
            if (line == null) {
                line = new Line();
                lines.put(change.task(), line);
                ready.add(line);
            }
            line.changes.add(change);
        }
        pump();
    }

    /** The control plane is there again: whatever waits for its next try is tried now. */
    void hurry() {
        synchronized (this) {
            lines.values().forEach(line -> {
                line.failures.reset();
                line.refusals.reset();
                line.retry.ifPresent(alarm -> {
                    alarm.cancel();
                    wake(line);
                });
            });
        }
        pump();
    }

    private synchronized void wake(Line line) {
        if (line.retry.isPresent()) {
            line.retry = Optional.empty();
            ready.add(line);
        }
    }

    private void pump() {
        for (Line line : startable()) {
            around.effects().execute(() -> send(line));
        }
    }

    private synchronized List<Line> startable() {
        List<Line> starting = new ArrayList<>();
        while (open && submitting < AT_ONCE && !ready.isEmpty()) {
            starting.add(ready.remove());
            submitting++;
        }
        return starting;
    }

    private void send(Line line) {
        TaskStateChange change;
        synchronized (this) {
            change = line.changes.element();
        }
        Optional<Duration> again = submit(line, change);
        synchronized (this) {
            submitting--;
            again.ifPresentOrElse(wait -> retry(line, wait), () -> next(line, change.task()));
        }
        if (again.isEmpty()) {
            accepted.accept(change.number());
        }
        pump();
    }

    private void retry(Line line, Duration wait) {
        if (open) {
            line.retry =
                    Optional.of(around.timeline().at(around.timeline().now().plus(wait), () -> {
                        wake(line);
                        pump();
                    }));
        }
    }

    private void next(Line line, String task) {
        line.changes.remove();
        line.failures.reset();
        line.refusals.reset();
        line.lastRefusal = "";
        if (line.changes.isEmpty()) {
            lines.remove(task);
        } else {
            ready.add(line);
        }
    }

    /** How long to wait before it is sent again; empty when it need not be. */
    private Optional<Duration> submit(Line line, TaskStateChange change) {
        try {
            controlPlane.submit(submissions.of(change));
            return Optional.empty();
        } catch (ServiceException refused) {
            tell(line, change, refused);
            if (refused.code().equals("InvalidParameterException")) {
                return Optional.empty();
            }
            return Optional.of(refused.status() >= 500 ? line.failures.next() : line.refusals.next());
        } catch (UncheckedIOException unreachable) {
            return Optional.of(line.failures.next());
        } catch (RuntimeException mistake) { // the reports behind this one must not wait for ever
            LOG.error("A report about {} could not be sent", change.task(), mistake);
            return Optional.of(line.refusals.next());
        }
    }

    /** Once for each kind of refusal. */
    private static void tell(Line line, TaskStateChange change, ServiceException refused) {
        if (!line.lastRefusal.equals(refused.code())) {
            line.lastRefusal = refused.code();
            LOG.warn("The report about {} was refused: {} {}", change.task(), refused.code(), refused.text());
        }
    }

    synchronized void close() {
        open = false;
        lines.values().forEach(line -> line.retry.ifPresent(Alarm::cancel));
    }
}
