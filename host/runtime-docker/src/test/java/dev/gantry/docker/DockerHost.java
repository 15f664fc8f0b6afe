package dev.gantry.docker;

import dev.gantry.agent.engine.AgentSettings;
import dev.gantry.agent.engine.Labels;
import dev.gantry.agent.engine.PullBehavior;
import dev.gantry.agent.engine.RandomIds;
import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.engine.TaskEngine;
import dev.gantry.agent.engine.Tasks;
import dev.gantry.agent.logs.LogSink;
import dev.gantry.agent.report.ContainerStateChange;
import dev.gantry.agent.report.TaskStateChange;
import dev.gantry.agent.runtime.LogQuery;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.state.StateFile;
import dev.gantry.agent.task.HostResources;
import dev.gantry.agent.task.TaskState;
import dev.gantry.agent.task.TaskStatus;
import dev.gantry.agent.time.SystemTimeline;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.Task;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A container instance on the machine's own Docker Engine, as a process of the agent would have it. */
final class DockerHost implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);

    final AgentSettings settings;
    final Runtime runtime;
    final TaskEngine engine;
    final List<TaskStateChange> reports = new ArrayList<>();
    private final SystemTimeline timeline = new SystemTimeline();
    private final LinkedBlockingQueue<TaskStateChange> fresh = new LinkedBlockingQueue<>();
    final StateFile state;

    DockerHost(String id, Path folder, Optional<LogSink> logs) {
        this(id, folder, logs, TestImage.ENGINE);
    }

    DockerHost(String id, Path folder, Optional<LogSink> logs, URI dockerEngine) {
        this(id, folder, logs, dockerEngine, Duration.ofDays(1));
    }

    /** Stopped tasks leave nothing behind after this time. */
    DockerHost(String id, Path folder, URI dockerEngine, Duration cleanupWait) {
        this(id, folder, Optional.empty(), dockerEngine, cleanupWait);
    }

    private DockerHost(String id, Path folder, Optional<LogSink> logs, URI dockerEngine, Duration cleanupWait) {
        TestImage.ensure(dockerEngine);
        this.runtime = new DockerRuntime(dockerEngine, id);
        this.settings = AgentSettings.of(id, "eu-central-1")
                .pulling(PullBehavior.PREFER_CACHED)
                .cleaningAfter(cleanupWait);
        this.state = new StateFile(folder.resolve("agent.json"));
        Executor effects = work -> Thread.startVirtualThread(work);
        this.engine = new TaskEngine(
                settings,
                HostResources.of(1_000, 1_000_000),
                runtime,
                state,
                fresh::add,
                new Surroundings(timeline, effects, new RandomIds(), logs));
        engine.start();
    }

    static Container container(String name, String... command) {
        return Tasks.container(name, command).toBuilder()
                .image(TestImage.NAME)
                .stopTimeout(1)
                .build();
    }

    static Container shell(String name, String script) {
        return container(name, "sh", "-c", script);
    }

    void run(Task... tasks) {
        engine.accept(Tasks.payload(tasks));
    }

    /** The report that says so; every report is accepted as it comes. */
    TaskStateChange await(Task task, TaskStatus status) {
        return await(report -> report.task().equals(task.arn()) && report.status() == status);
    }

    TaskStateChange await(Predicate<TaskStateChange> wanted) {
        try {
            for (TaskStateChange report = next(); report != null; report = next()) {
                reports.add(report);
                engine.accepted(report.number());
                if (wanted.test(report)) {
                    return report;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("not reported within " + SOON + "; reported was " + reports);
    }

    private @Nullable TaskStateChange next() throws InterruptedException {
        return fresh.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    /** What the report says of the container. */
    static ContainerStateChange of(TaskStateChange report, String container) {
        return report.containers().stream()
                .filter(change -> change.containerName().equals(container))
                .findFirst()
                .orElseThrow();
    }

    TaskState task(Task task) {
        return engine.task(String.valueOf(task.arn())).orElseThrow();
    }

    String id(Task task, String container) {
        return task(task).container(container).runtimeId();
    }

    String output(Task task, String container) {
        StringBuilder lines = new StringBuilder();
        try (var stream = runtime.logs(id(task, container), LogQuery.ALL)) {
            for (var line = stream.next(); line.isPresent(); line = stream.next()) {
                lines.append(line.get().text()).append('\n');
            }
        }
        return lines.toString();
    }

    /** The process ends; its containers do not. */
    void leave() {
        engine.close();
        state.close();
        timeline.close();
        runtime.close();
    }

    static void removeEverything(Map<String, String> labels) {
        try (Runtime runtime = DockerRuntime.local("none")) {
            runtime.list(labels).forEach(container -> runtime.remove(container.id()));
        }
    }

    @Override
    public void close() {
        engine.tasks().forEach(task -> {
            task.containers().values().forEach(container -> {
                if (!container.runtimeId().isEmpty()) {
                    runtime.remove(container.runtimeId());
                }
            });
            runtime.closeSandbox(task.shared().sandbox());
            task.plan().volumes().stream()
                    .filter(volume -> volume.isVolume())
                    .forEach(volume -> runtime.removeVolume(volume.source()));
        });
        engine.close();
        runtime.list(Labels.ofAgent(settings)).forEach(container -> runtime.remove(container.id()));
        leave();
    }
}
