package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.Reserved;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.ecs.domain.task.TaskLaunch;
import dev.gantry.ecs.domain.task.TaskLifecycle;
import dev.gantry.ecs.domain.task.TaskOptions;
import dev.gantry.ecs.domain.task.TaskOrigin;
import dev.gantry.ecs.domain.task.TaskPlace;
import dev.gantry.ecs.domain.task.TaskRequest;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.GetTaskProtectionRequest;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ProtectedTask;
import dev.gantry.shapes.ecs.TaskDefinition;
import dev.gantry.shapes.ecs.UpdateTaskProtectionRequest;
import dev.gantry.shapes.ecs.UpdateTaskProtectionResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskProtectionTest {

    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    private final EcsTester ecs = EcsTester.start();
    private final Fleet fleet = new Fleet(ecs);

    @BeforeEach
    void cluster() {
        fleet.cluster("prod");
    }

    /** A task in that group on some host. */
    private Task task(String group) {
        TaskDefinition definition =
                TaskDefinition.builder().family("web").revision(1).build();
        TaskOrigin origin = new TaskOrigin(group, Optional.empty(), "EC2", Optional.empty());
        TaskLaunch launch = TaskLaunch.of(definition, origin, TaskOptions.NONE, TaskRequest.NOTHING);
        Task[] begun = new Task[1];
        ecs.write(tx -> {
            TaskId id = new TaskId(ecs.scope(), "prod", tx.ids().hex(32));
            TaskPlace place = TaskPlace.onFargateHost("host-1", Optional.empty(), Reserved.NOTHING);
            begun[0] = TaskLedger.begin(
                    tx, TaskLifecycle.begin(Task.accepted(id, launch, List.of(), tx.now()), place, tx.now()));
        });
        return begun[0];
    }

    private UpdateTaskProtectionResponse update(boolean enabled, @Nullable Integer minutes, List<String> tasks) {
        return ecs.run(
                new UpdateTaskProtection(),
                UpdateTaskProtectionRequest.builder()
                        .cluster("prod")
                        .tasks(tasks)
                        .protectionEnabled(enabled)
                        .expiresInMinutes(minutes)
                        .build());
    }

    private ProtectedTask protectionOf(Task task) {
        return ecs.run(new GetTaskProtection(), new GetTaskProtectionRequest("prod", List.of(task.arn())))
                .protectedTasksOrEmpty()
                .getFirst();
    }

    @Test
    void protection_ends_after_two_hours_unless_told_otherwise() {
        Task task = task("service:web");

        assertThat(update(true, 2880, List.of(task.id().id())).protectedTasks())
                .containsExactly(new ProtectedTask(task.arn(), true, EcsTester.START.plus(Duration.ofDays(2))));
        update(true, null, List.of(task.arn()));
        assertThat(protectionOf(task))
                .isEqualTo(new ProtectedTask(task.arn(), true, EcsTester.START.plus(Duration.ofHours(2))));
        ecs.advance(Duration.ofHours(2));

        assertThat(protectionOf(task)).isEqualTo(new ProtectedTask(task.arn(), false, null));
        assertThat(ecs.view().find(EcsTables.TASKS, task.key()).orElseThrow().isProtected(EcsTester.START))
                .isTrue();
    }

    @Test
    void protection_is_taken_away() {
        Task task = task("service:web");
        update(true, 10, List.of(task.arn()));

        assertThat(update(false, null, List.of(task.arn())).protectedTasks())
                .containsExactly(new ProtectedTask(task.arn(), false, null));

        assertThat(protectionOf(task).protectionEnabled()).isFalse();
    }

    @Test
    void unknown_tasks_and_those_of_no_service_are_failures() {
        Task alone = task("family:web");
        String gone = "arn:aws:ecs:us-east-1:123456789012:task/prod/" + UNKNOWN;

        assertThat(update(true, null, List.of(UNKNOWN, alone.arn())).failures())
                .containsExactly(new Failure(gone, "MISSING", null), new Failure(alone.arn(), "TASK_NOT_VALID", null));
        assertThat(ecs.run(new GetTaskProtection(), new GetTaskProtectionRequest("prod", List.of(alone.arn())))
                        .failures())
                .containsExactly(new Failure(alone.arn(), "TASK_NOT_VALID", null));
    }

    @Test
    void none_or_more_than_ten_tasks_are_refused() {
        assertThatThrownBy(() -> update(true, null, List.of()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Tasks cannot be empty.");
        assertThatThrownBy(() -> update(true, null, Collections.nCopies(11, UNKNOWN)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_protection_lasts_one_minute_to_two_days() {
        Task task = task("service:web");

        assertThatThrownBy(() -> update(true, 0, List.of(task.arn()))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> update(true, 2881, List.of(task.arn()))).isInstanceOf(InvalidParameterException.class);
    }
}
