package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.shapes.ecs.DeregisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.StartTaskRequest;
import dev.gantry.shapes.ecs.StartTaskResponse;
import dev.gantry.shapes.ecs.Task;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartTaskTest {

    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    private final TaskRequests tasks = new TaskRequests();

    private StartTaskResponse start(List<String> instances) {
        return tasks.ecs.run(
                new StartTask(),
                StartTaskRequest.builder()
                        .cluster("prod")
                        .taskDefinition("web")
                        .containerInstances(instances)
                        .build());
    }

    @Test
    void each_named_instance_gets_a_task() {
        String one = tasks.instance();
        String other = tasks.instance();
        tasks.instance();

        assertThat(start(List.of(one, other)).tasksOrEmpty())
                .extracting(Task::containerInstanceArn)
                .containsExactly(one, other);
    }

    @Test
    void what_cannot_take_a_task_is_a_failure_and_the_others_start() {
        String good = tasks.instance();
        String gone = tasks.instance();
        tasks.ecs.run(new DeregisterContainerInstance(), new DeregisterContainerInstanceRequest("prod", gone, false));
        String away = tasks.instance();
        tasks.connected(away, false);
        String elsewhere = good.replace("us-east-1", "eu-west-1");

        StartTaskResponse response = start(List.of(UNKNOWN, gone, away, elsewhere, good));

        assertThat(response.tasksOrEmpty())
                .extracting(Task::containerInstanceArn)
                .containsExactly(good);
        assertThat(response.failuresOrEmpty())
                .containsExactly(
                        new Failure(
                                "arn:aws:ecs:us-east-1:123456789012:container-instance/prod/" + UNKNOWN,
                                "MISSING",
                                null),
                        new Failure(gone, "INACTIVE", null),
                        new Failure(away, "AGENT", null),
                        new Failure(elsewhere, "MISSING", null));
    }

    @Test
    void no_instances_or_too_many_are_refused() {
        assertThatThrownBy(() -> start(List.of())).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> start(Collections.nCopies(11, UNKNOWN))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> start(List.of("short")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("instanceId length should be one of [32,36]");
    }
}
