package dev.gantry.ecs.domain.task;

import static dev.gantry.ecs.domain.Samples.accepted;
import static dev.gantry.ecs.domain.Samples.networkInterface;
import static dev.gantry.ecs.domain.Samples.place;
import static dev.gantry.ecs.domain.Samples.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.task.TaskSignal.Activated;
import dev.gantry.ecs.domain.task.TaskSignal.AgentReported;
import dev.gantry.ecs.domain.task.TaskSignal.AttachmentChanged;
import dev.gantry.ecs.domain.task.TaskSignal.ConnectivityChanged;
import dev.gantry.ecs.domain.task.TaskSignal.Deactivated;
import dev.gantry.ecs.domain.task.TaskSignal.Deprovisioned;
import dev.gantry.ecs.domain.task.TaskSignal.Expired;
import dev.gantry.ecs.domain.task.TaskSignal.HealthReported;
import dev.gantry.ecs.domain.task.TaskSignal.InstanceLost;
import dev.gantry.ecs.domain.task.TaskSignal.NetworkReady;
import dev.gantry.ecs.domain.task.TaskSignal.Placed;
import dev.gantry.ecs.domain.task.TaskSignal.ProvisioningFailed;
import dev.gantry.ecs.domain.task.TaskSignal.StopRequested;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for a task whatever happens to it, in whatever order and with whatever clocks. */
class TaskLifecyclePropertyTest {

    private static final List<TaskStatus> REPORTABLE =
            List.of(TaskStatus.PENDING, TaskStatus.RUNNING, TaskStatus.STOPPED);

    @Property(tries = 300)
    void status_never_moves_back(@ForAll("lives") Life life) {
        life.steps()
                .forEach(step -> assertThat(
                                step.after().lastStatus().isBefore(step.before().lastStatus()))
                        .isFalse());
    }

    @Property(tries = 300)
    void desired_status_is_stopped_once_and_with_one_cause(@ForAll("lives") Life life) {
        life.steps().forEach(step -> {
            assertThat(step.after().isWanted()).isEqualTo(step.after().stop().isEmpty());
            if (!step.before().isWanted()) {
                assertThat(step.after().stop()).isEqualTo(step.before().stop());
            }
        });
    }

    @Property(tries = 300)
    void a_stopped_task_has_a_cause_and_only_stopped_containers(@ForAll("lives") Life life) {
        Task end = life.end();
        if (end.isStopped()) {
            assertThat(end.stop()).isPresent();
            assertThat(end.times().stoppedAt()).isPresent();
            assertThat(end.containers()).allMatch(Container::isStopped);
        }
    }

    @Property(tries = 300)
    void timestamps_are_ordered(@ForAll("lives") Life life) {
        TaskTimes times = life.end().times();

        assertThat(LongStream.of(
                                times.created(),
                                times.pullStarted(),
                                times.pullStopped(),
                                times.started(),
                                times.stopping(),
                                times.stopped())
                        .filter(time -> time != 0)
                        .boxed())
                .isSorted();
        if (times.executionStopped() != 0) {
            assertThat(times.executionStopped()).isGreaterThanOrEqualTo(Math.max(times.created(), times.started()));
        }
    }

    @Property(tries = 300)
    void the_version_counts_exactly_the_changes(@ForAll("lives") Life life) {
        life.steps()
                .forEach(step -> assertThat(
                                step.after().version() - step.before().version())
                        .isEqualTo(step.after() == step.before() ? 0 : 1));
    }

    @Property(tries = 300)
    void the_same_signal_again_changes_nothing(@ForAll("lives") Life life, @ForAll("signals") TaskSignal signal) {
        Task once = TaskLifecycle.next(life.end(), signal);
        boolean takesTwo = signal instanceof Placed && once.lastStatus() == TaskStatus.PROVISIONING;

        assertThat(takesTwo || TaskLifecycle.next(once, signal).lastStatus() == once.lastStatus())
                .isTrue();
    }

    /** A task before and after a signal. */
    record Step(Task before, Task after) {}

    /** All that happened to a task. */
    record Life(Task beginning, List<TaskSignal> signals) {

        List<Step> steps() {
            Task[] now = {beginning};
            return signals.stream()
                    .map(signal -> {
                        Step step = new Step(now[0], TaskLifecycle.next(now[0], signal));
                        now[0] = step.after();
                        return step;
                    })
                    .toList();
        }

        Task end() {
            return signals.isEmpty() ? beginning : steps().getLast().after();
        }
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<Task> tasks = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((awsvpc, activation, handedOver) ->
                        handedOver ? accepted(awsvpc, activation).handOver() : accepted(awsvpc, activation));
        return Combinators.combine(tasks, signals().list().ofMaxSize(15)).as(Life::new);
    }

    @Provide
    Arbitrary<TaskSignal> signals() {
        Arbitrary<Instant> times = Arbitraries.integers().between(-50, 200).map(each -> second(each));
        return times.flatMap(at -> Arbitraries.oneOf(
                reports().map(report -> new AgentReported(report, at)),
                Arbitraries.<TaskSignal>of(
                        new Placed(place(), at),
                        new NetworkReady(networkInterface(), at),
                        new ProvisioningFailed(StopCause.networkTimeout(), at),
                        new HealthReported(Map.of("app", Health.UNHEALTHY), at),
                        new ConnectivityChanged(true, at),
                        new ConnectivityChanged(false, at),
                        new AttachmentChanged(networkInterface().id(), AttachmentStatus.DETACHING, at),
                        new Activated(at),
                        new StopRequested(StopCause.byUser(Optional.empty()), at),
                        new Deactivated(at),
                        new InstanceLost(StopCause.instanceDeregistered(), at),
                        new Deprovisioned(at),
                        new Expired(at))));
    }

    private static Arbitrary<AgentReport> reports() {
        Arbitrary<ContainerReport> containers = Combinators.combine(
                        Arbitraries.of("app", "side", "unknown"),
                        Arbitraries.of(ContainerStatus.class),
                        Arbitraries.of(true, false))
                .as((name, status, exited) ->
                        exited ? ContainerReport.of(name, status).withExitCode(1) : ContainerReport.of(name, status));
        Arbitrary<Optional<Instant>> times = Arbitraries.integers()
                .between(-50, 200)
                .map(each -> second(each))
                .optional();
        return Combinators.combine(Arbitraries.of(REPORTABLE), containers.list().ofMaxSize(4), times, times, times)
                .as((status, reports, start, stop, end) ->
                        new AgentReport(Optional.of(status), "", reports, List.of(), start, stop, end));
    }
}
