package dev.gantry.ecs.domain.task;

import static dev.gantry.ecs.domain.Samples.NOON;
import static dev.gantry.ecs.domain.Samples.accepted;
import static dev.gantry.ecs.domain.Samples.networkInterface;
import static dev.gantry.ecs.domain.Samples.place;
import static dev.gantry.ecs.domain.Samples.second;
import static dev.gantry.ecs.domain.task.TaskStatus.PENDING;
import static dev.gantry.ecs.domain.task.TaskStatus.RUNNING;
import static dev.gantry.ecs.domain.task.TaskStatus.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.task.TaskSignal.AgentReported;
import dev.gantry.ecs.domain.task.TaskSignal.AttachmentChanged;
import dev.gantry.ecs.domain.task.TaskSignal.ConnectivityChanged;
import dev.gantry.ecs.domain.task.TaskSignal.Deprovisioned;
import dev.gantry.ecs.domain.task.TaskSignal.HealthReported;
import dev.gantry.ecs.domain.task.TaskSignal.NetworkReady;
import dev.gantry.ecs.domain.task.TaskSignal.Placed;
import dev.gantry.ecs.domain.task.TaskSignal.StopRequested;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskLifecycleTest {

    private static final ContainerReport APP_UP = ContainerReport.of("app", ContainerStatus.RUNNING);
    private static final ContainerReport SIDE_UP = ContainerReport.of("side", ContainerStatus.RUNNING);
    private static final ContainerReport APP_DOWN = ContainerReport.of("app", ContainerStatus.STOPPED);
    private static final ContainerReport SIDE_DOWN = ContainerReport.of("side", ContainerStatus.STOPPED);

    private static Task pending() {
        return TaskLifecycle.begin(accepted(false, false), place(), NOON);
    }

    private static Task running() {
        return report(pending().handOver(), 10, AgentReport.of(RUNNING, APP_UP, SIDE_UP));
    }

    private static Task report(Task task, int second, AgentReport report) {
        return TaskLifecycle.next(task, new AgentReported(report, second(second)));
    }

    @Test
    void begins_pending_with_version_1_when_its_place_is_known() {
        assertThat(pending().lastStatus()).isEqualTo(PENDING);
        assertThat(pending().version()).isEqualTo(1);
    }

    @Test
    void waits_for_both_place_and_network_interface() {
        Task placed = TaskLifecycle.next(accepted(true, false), new Placed(place(), second(1)));
        Task networked = TaskLifecycle.next(placed, new NetworkReady(networkInterface(), second(2)));

        assertThat(placed.lastStatus()).isEqualTo(TaskStatus.PROVISIONING);
        assertThat(networked.lastStatus()).isEqualTo(PENDING);
    }

    @Test
    void may_get_its_network_interface_before_its_place() {
        Task networked = TaskLifecycle.next(accepted(true, false), new NetworkReady(networkInterface(), second(1)));

        assertThat(TaskLifecycle.next(networked, new Placed(place(), second(2))).lastStatus())
                .isEqualTo(PENDING);
    }

    @Test
    void is_started_when_the_agent_reports_it_running() {
        assertThat(running().times().startedAt()).contains(second(10));
        assertThat(running().containers()).extracting(Container::lastStatus).containsOnly(ContainerStatus.RUNNING);
    }

    @Test
    void ends_with_its_essential_container() {
        Task stopped = report(running(), 20, AgentReport.of(STOPPED, APP_DOWN.withExitCode(0), SIDE_DOWN));

        assertThat(stopped.lastStatus()).isEqualTo(STOPPED);
        assertThat(stopped.stop()).contains(StopCause.essentialContainerExited());
        assertThat(stopped.container("app").flatMap(Container::exitCode)).contains(0);
    }

    @Test
    void is_stopping_while_the_others_follow_the_essential_container() {
        Task stopping = report(running(), 20, AgentReport.of(RUNNING, APP_DOWN.withExitCode(1)));

        assertThat(stopping.lastStatus()).isEqualTo(TaskStatus.STOPPING);
        assertThat(stopping.desiredStatus()).isEqualTo(DesiredStatus.STOPPED);
        assertThat(stopping.stop()).contains(StopCause.essentialContainerExited());
    }

    @Test
    void keeps_running_without_a_container_that_is_not_essential() {
        Task task = report(running(), 20, AgentReport.of(RUNNING, SIDE_DOWN.withExitCode(1)));

        assertThat(task.lastStatus()).isEqualTo(RUNNING);
        assertThat(task.isWanted()).isTrue();
    }

    @Test
    void takes_a_failure_to_start_from_the_containers_reason() {
        String reason = "CannotPullContainerError: no such image";

        Task stopped = report(pending().handOver(), 5, AgentReport.of(STOPPED, APP_DOWN.withReason(reason), SIDE_DOWN));

        assertThat(stopped.stop()).contains(StopCause.failedToStart(reason));
        assertThat(stopped.times().startedAt()).isEmpty();
        assertThat(stopped.container("side").flatMap(Container::reason)).isEmpty();
    }

    @Test
    void takes_a_failure_to_start_from_the_tasks_reason_when_no_container_has_one() {
        String reason = "ResourceInitializationError: no secret";

        Task stopped = report(
                pending().handOver(),
                5,
                AgentReport.of(STOPPED, APP_DOWN, SIDE_DOWN).withReason(reason));

        assertThat(stopped.stop()).contains(StopCause.failedToStart(reason));
    }

    @Test
    void failed_to_start_when_a_dependant_was_blocked() {
        String reason = "CannotStartContainerError: dependency graph: side did not exit successfully.";

        Task stopped = report(
                pending().handOver(),
                5,
                AgentReport.of(
                        STOPPED,
                        SIDE_DOWN.withExitCode(1),
                        APP_DOWN.withExitCode(143).withReason(reason)));

        assertThat(stopped.stop()).contains(StopCause.failedToStart(reason));
    }

    @Test
    void ran_to_its_end_even_if_it_was_never_seen_running() {
        ContainerReport seen = APP_UP.withExitCode(0);

        Task stopped =
                report(pending().handOver(), 5, AgentReport.of(STOPPED, seen, APP_DOWN.withExitCode(0), SIDE_DOWN));

        assertThat(stopped.stop()).contains(StopCause.essentialContainerExited());
    }

    @Test
    void an_out_of_memory_kill_of_a_running_container_is_an_exit() {
        Task stopped = report(
                running(),
                20,
                AgentReport.of(
                        STOPPED,
                        APP_DOWN.withExitCode(137)
                                .withReason("OutOfMemoryError: Container killed due to memory usage")));

        assertThat(stopped.stop()).contains(StopCause.essentialContainerExited());
        assertThat(stopped.container("app").flatMap(Container::reason))
                .contains("OutOfMemoryError: Container killed due to memory usage");
    }

    @Test
    void the_first_cause_to_stop_stays() {
        StopCause user = StopCause.byUser(Optional.of("enough"));
        Task stopping = TaskLifecycle.next(running(), new StopRequested(user, second(20)));

        Task stopped = report(stopping, 21, AgentReport.of(STOPPED, APP_DOWN.withExitCode(137)));

        assertThat(stopping.lastStatus()).isEqualTo(TaskStatus.STOPPING);
        assertThat(stopped.stop()).contains(user);
    }

    @Test
    void a_pending_task_that_the_agent_has_waits_for_its_report() {
        Task wanted = TaskLifecycle.next(
                pending().handOver(), new StopRequested(StopCause.byUser(Optional.empty()), second(3)));

        assertThat(wanted.lastStatus()).isEqualTo(PENDING);
        assertThat(wanted.isWanted()).isFalse();
        assertThat(report(wanted, 4, AgentReport.of(STOPPED)).lastStatus()).isEqualTo(STOPPED);
    }

    @Test
    void a_task_that_comes_up_unwanted_never_runs() {
        Task unwanted = TaskLifecycle.next(
                pending().handOver(), new StopRequested(StopCause.byUser(Optional.empty()), second(3)));

        Task up = report(unwanted, 4, AgentReport.of(RUNNING, APP_UP, SIDE_UP));

        assertThat(up.lastStatus()).isEqualTo(PENDING);
        assertThat(up.hasStarted()).isFalse();
    }

    @Test
    void a_late_report_says_nothing() {
        Task task = running();

        assertThat(report(task, 11, AgentReport.of(PENDING, ContainerReport.of("app", ContainerStatus.PENDING))))
                .isSameAs(task);
    }

    @Test
    void a_repeated_report_says_nothing() {
        Task task = running();

        assertThat(report(task, 11, AgentReport.of(RUNNING, APP_UP, SIDE_UP))).isSameAs(task);
    }

    @Test
    void a_report_about_an_unknown_container_says_nothing() {
        Task task = running();

        assertThat(report(task, 11, AgentReport.of(RUNNING, ContainerReport.of("other", ContainerStatus.STOPPED))))
                .isSameAs(task);
    }

    @Test
    void returns_what_is_attached_before_it_is_stopped() {
        Task pending = TaskLifecycle.next(
                TaskLifecycle.begin(accepted(true, false), place(), NOON),
                new NetworkReady(networkInterface(), second(1)));

        Task deprovisioning =
                TaskLifecycle.next(pending, new StopRequested(StopCause.byUser(Optional.empty()), second(2)));
        Task stopped = TaskLifecycle.next(deprovisioning, new Deprovisioned(second(3)));

        assertThat(deprovisioning.lastStatus()).isEqualTo(TaskStatus.DEPROVISIONING);
        assertThat(deprovisioning.times().stoppedAt()).isEmpty();
        assertThat(stopped.times().stoppedAt()).contains(second(3));
        assertThat(stopped.networkInterface().map(TaskAttachment::status)).contains(AttachmentStatus.DELETED);
    }

    @Test
    void counts_a_version_for_connectivity_only_when_it_changes() {
        Task connected = TaskLifecycle.next(running(), new ConnectivityChanged(true, second(11)));

        assertThat(connected.version()).isEqualTo(running().version() + 1);
        assertThat(TaskLifecycle.next(connected, new ConnectivityChanged(true, second(12))))
                .isSameAs(connected);
    }

    @Test
    void attachments_only_move_forward() {
        Task task = TaskLifecycle.next(accepted(true, false), new NetworkReady(networkInterface(), second(1)));
        String id = networkInterface().id();

        assertThat(TaskLifecycle.next(task, new AttachmentChanged(id, AttachmentStatus.CREATED, second(2))))
                .isSameAs(task);
    }

    @Test
    void handing_over_is_not_worth_an_event() {
        assertThat(pending().handOver().version()).isEqualTo(pending().version());
    }

    @Test
    void health_counts_essential_containers_with_a_check_only() {
        ContainerPlan checked = new ContainerPlan("app", "busybox:1", true, true, 0, 128, 0, 0);
        ContainerPlan unchecked = new ContainerPlan("side", "busybox:1", true, false, 0, 128, 0, 0);
        Task task = TaskLifecycle.begin(
                Task.accepted(
                        pending().id(),
                        pending().launch(),
                        List.of(Container.planned(checked, List.of()), Container.planned(unchecked, List.of())),
                        NOON),
                place(),
                NOON);

        Task healthy = TaskLifecycle.next(
                task, new HealthReported(Map.of("app", Health.HEALTHY, "side", Health.UNHEALTHY), second(1)));

        assertThat(task.health()).isEqualTo(Health.UNKNOWN);
        assertThat(healthy.health()).isEqualTo(Health.HEALTHY);
        assertThat(healthy.container("side").map(Container::health)).contains(Health.UNKNOWN);
    }

    @Test
    void a_clock_that_runs_ahead_does_not_disorder_the_times() {
        AgentReport ahead = new AgentReport(
                Optional.of(RUNNING),
                "",
                List.of(),
                List.of(),
                Optional.of(second(-100)),
                Optional.of(second(1000)),
                Optional.empty());

        Task task = report(pending().handOver(), 10, ahead);

        assertThat(task.times().pullStartedAt()).contains(NOON);
        assertThat(task.times().pullStoppedAt()).contains(second(10));
        assertThat(task.times().startedAt()).contains(second(10));
    }
}
