package dev.gantry.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.task.ContainerState;
import dev.gantry.agent.task.KnownStatus;
import dev.gantry.agent.task.TaskState;
import dev.gantry.agent.task.TaskState.Shared.Stage;
import java.util.HashMap;
import java.util.Map;

/** Which states of a task may be, and which may follow which. */
final class AllowedStates {

    private final Map<String, TaskState> before = new HashMap<>();

    void check(TaskState task) {
        alone(task);
        TaskState known = before.put(task.plan().arn(), task);
        if (known != null) {
            after(known, task);
        }
    }

    private static void alone(TaskState task) {
        String arn = task.plan().arn();
        task.containers().forEach((name, container) -> {
            if (container.status() == KnownStatus.CREATED || container.status() == KnownStatus.RUNNING) {
                assertThat(container.runtimeId())
                        .as("id of %s in %s", name, arn)
                        .isNotEmpty();
                assertThat(task.admitted()).as("%s holds its share", arn).isTrue();
            }
            if (container.isStopped()) {
                assertThat(container.isIdle())
                        .as("nothing is on its way for %s in %s", name, arn)
                        .isTrue();
            }
        });
        if (task.isStopped()) {
            assertThat(task.isWanted()).as("%s is wanted", arn).isFalse();
            assertThat(task.containers().values()).as(arn).allMatch(ContainerState::isStopped);
            assertThat(task.shared().stage()).as(arn).isEqualTo(Stage.RELEASED);
        }
    }

    private static void after(TaskState known, TaskState task) {
        String arn = task.plan().arn();
        assertThat(task.wanted()).as("wanted of %s", arn).isGreaterThanOrEqualTo(known.wanted());
        assertThat(task.isStopped() || !known.isStopped())
                .as("%s stays stopped", arn)
                .isTrue();
        known.containers()
                .forEach((name, container) -> assertThat(task.container(name).status())
                        .as("%s in %s goes forward", name, arn)
                        .isGreaterThanOrEqualTo(container.status()));
    }
}
