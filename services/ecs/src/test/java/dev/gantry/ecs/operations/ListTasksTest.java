package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ListTasksRequest;
import dev.gantry.shapes.ecs.ListTasksResponse;
import dev.gantry.shapes.ecs.ServiceNotFoundException;
import dev.gantry.shapes.ecs.StopTaskRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ListTasksTest {

    private final TaskRequests tasks = new TaskRequests();
    private final String instance = tasks.instance();

    private ListTasksResponse page(UnaryOperator<ListTasksRequest.Builder> wishes) {
        return tasks.ecs.run(
                new ListTasks(),
                wishes.apply(ListTasksRequest.builder().cluster("prod")).build());
    }

    private List<String> list(UnaryOperator<ListTasksRequest.Builder> wishes) {
        return page(wishes).taskArnsOrEmpty();
    }

    @Test
    void lists_what_is_wanted_running_or_stopped() {
        String running = tasks.one();
        String stopping = tasks.one();
        tasks.report(stopping, "RUNNING");
        tasks.ecs.run(new StopTask(), new StopTaskRequest("prod", stopping, null));
        String stopped = tasks.one();
        tasks.report(stopped, "STOPPED");

        assertThat(list(request -> request)).containsExactly(running);
        assertThat(list(request -> request.desiredStatus("RUNNING"))).containsExactly(running);
        assertThat(list(request -> request.desiredStatus("STOPPED"))).containsExactlyInAnyOrder(stopping, stopped);
        assertThat(list(request -> request.desiredStatus("PENDING"))).isEmpty();
    }

    @Test
    void each_filter_finds_its_own() {
        tasks.fleet.definition("db");
        String web = TaskRequests.arn(tasks.one(request -> request.startedBy("me")));
        String db = TaskRequests.arn(tasks.one(request -> request.taskDefinition("db")));
        String other = tasks.instance();

        assertThat(list(request -> request.family("web"))).containsExactly(web);
        assertThat(list(request -> request.family("db"))).containsExactly(db);
        assertThat(list(request -> request.startedBy("me"))).containsExactly(web);
        assertThat(list(request -> request.startedBy("me").desiredStatus("RUNNING")))
                .containsExactly(web);
        assertThat(list(request -> request.startedBy("m"))).isEmpty();
        assertThat(list(request -> request.containerInstance(instance))).containsExactlyInAnyOrder(web, db);
        assertThat(list(request -> request.containerInstance(other))).isEmpty();
        assertThat(list(request -> request.launchType("EC2"))).containsExactlyInAnyOrder(web, db);
        assertThat(list(request -> request.launchType("FARGATE"))).isEmpty();
        assertThat(list(request -> request.daemonName("agentd"))).isEmpty();
        assertThat(list(request -> request.family("web").containerInstance(instance)))
                .containsExactly(web);
    }

    @Test
    void started_by_takes_no_other_filter() {
        assertThatThrownBy(() -> list(request -> request.startedBy("me").family("web")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_service_that_is_not_there_is_an_error() {
        assertThatThrownBy(() -> list(request -> request.serviceName("web")))
                .isInstanceOf(ServiceNotFoundException.class)
                .hasMessage("Service not found.");
    }

    @Test
    void pages_hold_every_task_once() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add(tasks.one());
        }

        List<String> seen = new ArrayList<>();
        ListTasksResponse page = page(request -> request.maxResults(7));
        seen.addAll(page.taskArnsOrEmpty());
        while (page.nextToken() != null) {
            String token = page.nextToken();
            page = page(request -> request.maxResults(7).nextToken(token));
            assertThat(page.taskArnsOrEmpty()).hasSizeBetween(1, 7);
            seen.addAll(page.taskArnsOrEmpty());
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void pages_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> list(request -> request.maxResults(0))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> list(request -> request.maxResults(101)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> list(request -> request.nextToken("nonsense")))
                .isInstanceOf(InvalidParameterException.class);
    }
}
