package dev.gantry.ecs.domain.task;

import static dev.gantry.ecs.domain.Samples.accepted;
import static dev.gantry.ecs.domain.Samples.networkInterface;
import static dev.gantry.ecs.domain.Samples.place;
import static dev.gantry.ecs.domain.Samples.second;
import static dev.gantry.ecs.domain.task.TaskStatus.PENDING;
import static dev.gantry.ecs.domain.task.TaskStatus.RUNNING;
import static dev.gantry.ecs.domain.task.TaskStatus.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.task.TaskSignal.Activated;
import dev.gantry.ecs.domain.task.TaskSignal.AgentReported;
import dev.gantry.ecs.domain.task.TaskSignal.Deactivated;
import dev.gantry.ecs.domain.task.TaskSignal.Deprovisioned;
import dev.gantry.ecs.domain.task.TaskSignal.Expired;
import dev.gantry.ecs.domain.task.TaskSignal.InstanceLost;
import dev.gantry.ecs.domain.task.TaskSignal.NetworkReady;
import dev.gantry.ecs.domain.task.TaskSignal.Placed;
import dev.gantry.ecs.domain.task.TaskSignal.ProvisioningFailed;
import dev.gantry.ecs.domain.task.TaskSignal.StopRequested;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every status against every signal, once for a bridged task and once for an awsvpc task with activation work. */
class TaskLifecycleMatrixTest {

    private static final String STATUSES =
            "PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED, DELETED";

    /** A dot: the very same task. Columns as in STATUSES; a bridged task is never ACTIVATING, DEACTIVATING or DEPROVISIONING. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            placed              | PENDING . - .        -  .       -  .       .
            networkReady        | same    . - .        -  .       -  .       .
            provisioningFailed  | STOPPED . - .        -  .       -  .       .
            reportedPending     | .       . - .        -  .       -  .       .
            reportedRunning     | .       RUNNING - .  -  .       -  .       .
            reportedStopped     | .       STOPPED - STOPPED - STOPPED - .    .
            activated           | .       . - .        -  .       -  .       .
            stopRequested       | STOPPED STOPPED - STOPPING - .  -  .       .
            deactivated         | .       . - .        -  .       -  .       .
            instanceLost        | .       STOPPED - STOPPED - STOPPED - .    .
            deprovisioned       | .       . - .        -  .       -  .       .
            expired             | .       . - .        -  .       -  DELETED .
            """)
    void moves_a_bridged_task(String signal, String row) {
        check(bridged(), signal, row);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            placed              | same    . . . . . . . .
            networkReady        | same    . . . . . . . .
            provisioningFailed  | STOPPED . . . . . . . .
            reportedPending     | .       . . . . . . . .
            reportedRunning     | .       ACTIVATING . . . . . . .
            reportedStopped     | .       DEPROVISIONING DEPROVISIONING DEPROVISIONING DEPROVISIONING DEPROVISIONING . . .
            activated           | .       . RUNNING . . . . . .
            stopRequested       | STOPPED DEPROVISIONING DEACTIVATING DEACTIVATING . . . . .
            deactivated         | .       . . . STOPPING . . . .
            instanceLost        | .       DEPROVISIONING DEPROVISIONING DEPROVISIONING DEPROVISIONING DEPROVISIONING . . .
            deprovisioned       | .       . . . . . STOPPED . .
            expired             | .       . . . . . . DELETED .
            """)
    void moves_an_awsvpc_task(String signal, String row) {
        check(awsvpc(), signal, row);
    }

    private static void check(Map<TaskStatus, Task> tasks, String signal, String row) {
        String[] expected = row.strip().split("\\s+");
        String[] statuses = STATUSES.split(", ");
        for (int i = 0; i < statuses.length; i++) {
            Optional<Task> before = Optional.ofNullable(tasks.get(TaskStatus.valueOf(statuses[i])));
            String cell = expected[i];
            before.ifPresentOrElse(
                    task -> checkCell(task, signal, cell),
                    () -> assertThat(cell).isEqualTo("-"));
        }
    }

    /** A dot: nothing changes. "same": something changes, but not the status. */
    private static void checkCell(Task before, String signal, String cell) {
        Task after = TaskLifecycle.next(before, Objects.requireNonNull(signals().get(signal)));

        String happened = after == before
                ? "."
                : after.lastStatus() == before.lastStatus()
                        ? "same"
                        : after.lastStatus().name();
        assertThat(happened).as("%s in %s", signal, before.lastStatus()).isEqualTo(cell);
        assertThat(after.version()).isEqualTo(after == before ? before.version() : before.version() + 1);
    }

    private static Map<String, TaskSignal> signals() {
        Map<String, TaskSignal> signals = new LinkedHashMap<>();
        signals.put("placed", new Placed(place(), second(50)));
        signals.put("networkReady", new NetworkReady(networkInterface(), second(50)));
        signals.put("provisioningFailed", new ProvisioningFailed(StopCause.networkTimeout(), second(50)));
        signals.put("reportedPending", new AgentReported(AgentReport.of(PENDING), second(50)));
        signals.put("reportedRunning", new AgentReported(AgentReport.of(RUNNING), second(50)));
        signals.put("reportedStopped", new AgentReported(AgentReport.of(STOPPED), second(50)));
        signals.put("activated", new Activated(second(50)));
        signals.put("stopRequested", new StopRequested(StopCause.byUser(Optional.empty()), second(50)));
        signals.put("deactivated", new Deactivated(second(50)));
        signals.put("instanceLost", new InstanceLost(StopCause.hostTerminated("i-1"), second(50)));
        signals.put("deprovisioned", new Deprovisioned(second(50)));
        signals.put("expired", new Expired(second(50)));
        return signals;
    }

    private static Map<TaskStatus, Task> bridged() {
        return lives(
                accepted(false, false),
                new Placed(place(), second(1)),
                new AgentReported(AgentReport.of(RUNNING), second(2)),
                new StopRequested(StopCause.byUser(Optional.empty()), second(3)),
                new AgentReported(AgentReport.of(STOPPED), second(4)),
                new Expired(second(5)));
    }

    private static Map<TaskStatus, Task> awsvpc() {
        return lives(
                accepted(true, true),
                new Placed(place(), second(1)),
                new NetworkReady(networkInterface(), second(2)),
                new AgentReported(AgentReport.of(RUNNING), second(3)),
                new Activated(second(4)),
                new StopRequested(StopCause.byUser(Optional.empty()), second(5)),
                new Deactivated(second(6)),
                new AgentReported(AgentReport.of(STOPPED), second(7)),
                new Deprovisioned(second(8)),
                new Expired(second(9)));
    }

    /** The task at each status that it passes, as it first got there. */
    private static Map<TaskStatus, Task> lives(Task task, TaskSignal... signals) {
        Map<TaskStatus, Task> stations = new EnumMap<>(TaskStatus.class);
        stations.put(task.lastStatus(), task);
        Task now = task;
        for (TaskSignal signal : signals) {
            now = TaskLifecycle.next(now, signal);
            stations.putIfAbsent(now.lastStatus(), now);
        }
        return stations;
    }
}
