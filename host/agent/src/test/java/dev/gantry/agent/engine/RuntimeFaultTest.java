package dev.gantry.agent.engine;

import static dev.gantry.agent.engine.Tasks.container;
import static dev.gantry.agent.engine.Tasks.stopped;
import static dev.gantry.agent.engine.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.report.TaskStateChange;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeInfo;
import dev.gantry.agent.simulated.SimulatedRuntime;
import dev.gantry.agent.state.MemoryState;
import dev.gantry.agent.task.HostResources;
import dev.gantry.agent.task.TaskStatus;
import dev.gantry.agent.time.VirtualTimeline;
import dev.gantry.shapes.acs.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A runtime that fails once in a way in which none should: not with its own failure, but with a fault. */
class RuntimeFaultTest {

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
    private final SimulatedRuntime runtime =
            new SimulatedRuntime(timeline, new RuntimeInfo("simulated", "1", 2, 1024, "x"));
    private final List<TaskStateChange> reports = new ArrayList<>();
    private boolean faulty = true;

    @ParameterizedTest
    @ValueSource(strings = {"openSandbox", "closeSandbox", "image", "create", "start", "stop", "remove"})
    void holds_no_task_up(String call) {
        Task a = task("a", container("web")).toBuilder().cpu(0.5).build();
        try (TaskEngine engine = engine(failing(call))) {
            engine.accept(Tasks.payload(a));
            timeline.advance(Duration.ofMinutes(5));
            engine.accept(Tasks.payload(stopped(a)));
            timeline.advance(Duration.ofDays(1));
        }

        assertThat(faulty).as("the call was made").isFalse();
        assertThat(reports).last().extracting(TaskStateChange::status).isEqualTo(TaskStatus.STOPPED);
        assertThat(runtime.leftovers()).isEmpty();
    }

    private TaskEngine engine(Runtime used) {
        TaskEngine[] engine = new TaskEngine[1];
        engine[0] = new TaskEngine(
                Host.SETTINGS,
                HostResources.of(2, 1024),
                used,
                new MemoryState(),
                report -> {
                    reports.add(report);
                    timeline.at(timeline.now(), () -> engine[0].accepted(report.number()));
                },
                new Surroundings(timeline, Runnable::run, new CountedIds(), Optional.empty()));
        engine[0].start();
        return engine[0];
    }

    private Runtime failing(String call) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (faulty && method.getName().equals(call)) {
                faulty = false;
                throw new UncheckedIOException(new IOException("Device or resource busy"));
            }
            try {
                return method.invoke(runtime, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return (Runtime)
                Proxy.newProxyInstance(Runtime.class.getClassLoader(), new Class<?>[] {Runtime.class}, handler);
    }
}
