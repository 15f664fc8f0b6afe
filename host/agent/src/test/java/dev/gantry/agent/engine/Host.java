package dev.gantry.agent.engine;

import dev.gantry.agent.report.ContainerStateChange;
import dev.gantry.agent.report.TaskStateChange;
import dev.gantry.agent.runtime.RuntimeInfo;
import dev.gantry.agent.simulated.SimulatedRuntime;
import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.state.MemoryState;
import dev.gantry.agent.task.HostResources;
import dev.gantry.agent.task.TaskState;
import dev.gantry.agent.time.VirtualTimeline;
import dev.gantry.shapes.acs.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One container instance in one thread: the real engine on the simulated runtime and virtual time. */
public final class Host {

    static final AgentSettings SETTINGS = AgentSettings.of("test", "us-east-1").pulling(PullBehavior.PREFER_CACHED);

    final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
    final SimulatedRuntime runtime = new SimulatedRuntime(timeline, new RuntimeInfo("simulated", "1", 2, 1024, "x"));
    final AgentState state;
    List<TaskStateChange> reports = new ArrayList<>();
    private final CountedIds ids = new CountedIds();
    private final AgentSettings settings;
    TaskEngine engine;
    boolean accepts = true;

    Host() {
        this(SETTINGS, new MemoryState());
    }

    Host(AgentSettings settings, AgentState state) {
        this.settings = settings;
        this.state = state;
        this.engine = opened();
    }

    private TaskEngine opened() {
        TaskEngine fresh = new TaskEngine(
                settings,
                HostResources.of(2, 1024),
                runtime,
                state,
                this::report,
                new Surroundings(timeline, Runnable::run, ids, Optional.empty()));
        fresh.start();
        return fresh;
    }

    private void report(TaskStateChange report) {
        reports.add(report);
        if (accepts) {
            timeline.at(timeline.now(), () -> engine.accepted(report.number()));
        }
    }

    /** Another process takes over, as after a kill -9: nothing is said to the old one any more. */
    Host restart() {
        engine.close();
        engine = opened();
        return this;
    }

    Host run(Task... tasks) {
        engine.accept(Tasks.payload(tasks));
        return pass(Duration.ZERO);
    }

    Host pass(Duration time) {
        timeline.advance(time);
        return this;
    }

    Host pass(int seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    TaskState task(String id) {
        return engine.task(Tasks.arn(id)).orElseThrow();
    }

    /** As in {@code RUNNING}, {@code STOPPED}: what was reported of a task. */
    List<String> reported(String id) {
        return reports.stream()
                .filter(report -> report.task().equals(Tasks.arn(id)))
                .map(report -> report.status().name())
                .toList();
    }

    /** As in {@code web STOPPED 143}: what was reported of a task's containers, in order. */
    List<String> reportedContainers(String id) {
        return reports.stream()
                .filter(report -> report.task().equals(Tasks.arn(id)))
                .flatMap(report -> report.containers().stream())
                .map(Host::told)
                .toList();
    }

    private static String told(ContainerStateChange change) {
        String code = change.exitCode().map(exit -> " " + exit).orElse("");
        return change.containerName() + " " + change.status() + code;
    }

    String lastReason(String id, String container) {
        return reports.stream()
                .filter(report -> report.task().equals(Tasks.arn(id)))
                .flatMap(report -> report.containers().stream())
                .filter(change -> change.containerName().equals(container))
                .reduce((first, second) -> second)
                .map(ContainerStateChange::reason)
                .orElse("");
    }

    String taskReason(String id) {
        return reports.stream()
                .filter(report -> report.task().equals(Tasks.arn(id)))
                .reduce((first, second) -> second)
                .map(TaskStateChange::reason)
                .orElse("");
    }

    String runtimeId(String id, String container) {
        return task(id).container(container).runtimeId();
    }
}
