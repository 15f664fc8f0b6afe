package dev.gantry.agent.engine;

import dev.gantry.agent.report.Reporter;
import dev.gantry.agent.report.Reports;
import dev.gantry.agent.report.TaskStateChange;
import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.task.TaskState;
import dev.gantry.agent.time.Timeline;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports that the control plane has not accepted yet. They are on disk before the reporter sees them. */
final class ReportQueue {

    private static final Logger LOG = LoggerFactory.getLogger(ReportQueue.class);
    private static final String REPORT = "report/";
    private static final String LAST = "reports/last";

    private final AgentState state;
    private final Reporter reporter;
    private final Timeline timeline;
    private final Duration delay;
    private final Map<Long, TaskStateChange> unsent = new TreeMap<>();
    private final List<TaskStateChange> fresh = new ArrayList<>();
    private final Set<String> waiting = new HashSet<>();
    private long last;

    ReportQueue(AgentState state, Reporter reporter, Timeline timeline, Duration delay) {
        this.state = state;
        this.reporter = reporter;
        this.timeline = timeline;
        this.delay = delay;
        this.last = state.find(LAST, Long.class).orElse(0L);
    }

    /** Hands over what an earlier process did not get rid of. */
    synchronized void resume() {
        state.all(REPORT, TaskStateChange.class).values().forEach(report -> unsent.put(report.number(), report));
        unsent.values().forEach(reporter::report);
    }

    /** Tells what is urgent now; what is not may wait for more. */
    synchronized TaskState tell(TaskState task, Consumer<String> drain) {
        if (Reports.isUrgent(task)) {
            return drain(task);
        }
        String arn = task.plan().arn();
        if (Reports.isDue(task) && waiting.add(arn)) {
            timeline.at(timeline.now().plus(delay), () -> drain.accept(arn));
        }
        return task;
    }

    synchronized TaskState drain(TaskState task) {
        waiting.remove(task.plan().arn());
        if (!Reports.isDue(task)) {
            return task;
        }
        TaskStateChange report = Reports.of(task, ++last);
        state.put(LAST, last);
        state.put(key(report.number()), report);
        unsent.put(report.number(), report);
        fresh.add(report);
        return Reports.told(task);
    }

    /**
     * After a round: what was told in it is on disk first, then with the reporter. A full disk does not silence the
     * agent: what its next process no longer knows, it will tell again.
     */
    synchronized void handOver() {
        if (!fresh.isEmpty()) {
            force();
            List<TaskStateChange> ready = List.copyOf(fresh);
            fresh.clear();
            ready.forEach(reporter::report);
        }
    }

    private void force() {
        try {
            state.force();
        } catch (UncheckedIOException full) {
            LOG.warn("Reports go out before they are on disk: {}", full.getMessage());
        }
    }

    synchronized void accepted(long number) {
        if (unsent.remove(number) != null) {
            state.remove(key(number));
        }
    }

    synchronized boolean isUnsent(String task) {
        return unsent.values().stream().anyMatch(report -> report.task().equals(task));
    }

    private static String key(long number) {
        return REPORT + HexFormat.of().toHexDigits(number);
    }
}
