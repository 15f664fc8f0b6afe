package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTester;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.DescribeTasksRequest;
import dev.gantry.shapes.ecs.DescribeTasksResponse;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.StopTaskRequest;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.ecs.Task;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StopAndDescribeTasksTest {

    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    private final TaskRequests tasks = new TaskRequests();
    private final String instance = tasks.instance();

    private Task stop(String task, @Nullable String reason) {
        return Objects.requireNonNull(tasks.ecs
                .run(new StopTask(), new StopTaskRequest("prod", task, reason))
                .task());
    }

    private DescribeTasksResponse describe(EcsTester ecs, String... references) {
        return ecs.run(new DescribeTasks(), new DescribeTasksRequest("prod", List.of(references), List.of("TAGS")));
    }

    private Task only(String task) {
        return describe(tasks.ecs, task).tasksOrEmpty().getFirst();
    }

    @Test
    void a_running_task_is_stopping_until_its_agent_reports_its_end() {
        String task = tasks.one();
        tasks.report(task, "RUNNING");

        Task stopping = stop(task, null);

        assertThat(stopping.desiredStatus()).isEqualTo("STOPPED");
        assertThat(stopping.lastStatus()).isEqualTo("STOPPING");
        assertThat(stopping.stopCode()).isEqualTo("UserInitiated");
        assertThat(stopping.stoppedReason()).isEqualTo("Task stopped by user");
        tasks.report(task, "STOPPED");
        assertThat(only(task).lastStatus()).isEqualTo("STOPPED");
        assertThat(only(task).stopCode()).isEqualTo("UserInitiated");
        assertThat(tasks.memoryHeld(instance)).isZero();
    }

    @Test
    void the_first_reason_stays() {
        String task = tasks.one();
        stop(task, "because");
        long version = Objects.requireNonNull(only(task).version());

        Task again = stop(task.substring(task.lastIndexOf('/') + 1), "other");

        assertThat(again.stoppedReason()).isEqualTo("because");
        assertThat(again.version()).isEqualTo(version);
    }

    @Test
    void a_task_that_is_stopped_loses_its_tags() {
        String task = TaskRequests.arn(tasks.one(request -> request.tags(List.of(new Tag("a", "b")))));
        assertThat(only(task).tagsOrEmpty()).hasSize(1);

        stop(task, null);

        assertThat(only(task).tagsOrEmpty()).isEmpty();
    }

    @Test
    void a_stopped_task_is_describable_for_an_hour() {
        String task = tasks.one();
        stop(task, null);
        tasks.report(task, "STOPPED");

        tasks.ecs.advance(Duration.ofMinutes(59));
        assertThat(only(task).lastStatus()).isEqualTo("STOPPED");
        tasks.ecs.advance(Duration.ofMinutes(1));

        assertThat(describe(tasks.ecs, task).failuresOrEmpty()).containsExactly(new Failure(task, "MISSING", null));
    }

    @Test
    void a_late_report_changes_nothing() {
        String task = tasks.one();
        tasks.report(task, "RUNNING");
        tasks.report(task, "STOPPED");
        Task stopped = only(task);

        tasks.report(task, "RUNNING");
        tasks.report(task, "PENDING");
        tasks.report("arn:aws:ecs:us-east-1:123456789012:task/prod/" + UNKNOWN, "STOPPED");
        tasks.report("nonsense", "STOPPED");

        assertThat(only(task)).isEqualTo(stopped);
    }

    @Test
    void unknown_tasks_are_not_stopped() {
        String elsewhere = tasks.one().replace("us-east-1", "eu-west-1");
        for (String reference : List.of(UNKNOWN, elsewhere)) {
            assertThatThrownBy(() -> stop(reference, null))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessage("The referenced task was not found.");
        }
    }

    @Test
    void tasks_that_are_not_there_are_failures() {
        String task = tasks.one();
        String region = task.replace("us-east-1", "eu-west-1");
        String account = task.replace("123456789012", "210987654321");

        DescribeTasksResponse response = describe(tasks.ecs, task, UNKNOWN, region, account);

        assertThat(response.tasksOrEmpty()).extracting(Task::taskArn).containsExactly(task);
        assertThat(response.failuresOrEmpty())
                .containsExactly(
                        new Failure("arn:aws:ecs:us-east-1:123456789012:task/prod/" + UNKNOWN, "MISSING", null),
                        new Failure(region, "MISSING", null),
                        new Failure(account, "MISSING", null));
    }

    @Test
    void references_that_cannot_be_meant_are_refused() {
        tasks.fleet.cluster("test");
        String task = tasks.one();
        for (String reference : List.of("short", task.replace("/prod/", "/test/"), task + "/more")) {
            assertThatThrownBy(() -> describe(tasks.ecs, reference)).isInstanceOf(InvalidParameterException.class);
            assertThatThrownBy(() -> stop(reference, null)).isInstanceOf(InvalidParameterException.class);
        }
        assertThatThrownBy(() -> describe(tasks.ecs, task.replace("/prod/", "/test/")))
                .hasMessage("Identifier is for test. Your cluster is prod");
        assertThatThrownBy(() -> describe(tasks.ecs)).hasMessage("Tasks cannot be empty.");
        assertThatThrownBy(() ->
                        describe(tasks.ecs, Collections.nCopies(101, UNKNOWN).toArray(String[]::new)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void another_account_has_no_such_cluster() {
        String task = tasks.one();
        EcsTester other = tasks.ecs.in("210987654321", "us-east-1");

        assertThatThrownBy(() -> describe(other, task)).isInstanceOf(ClusterNotFoundException.class);
        assertThatThrownBy(() -> other.run(new StopTask(), new StopTaskRequest("prod", task, null)))
                .isInstanceOf(ClusterNotFoundException.class);
    }
}
