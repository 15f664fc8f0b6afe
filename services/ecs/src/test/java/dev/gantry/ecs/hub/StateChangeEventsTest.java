package dev.gantry.ecs.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gantry.kernel.Outbox;
import dev.gantry.kernel.OutboxReader;
import dev.gantry.kernel.loop.WorkerLoop;
import dev.gantry.value.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader of the outbox hears of a task's life and of its container instance. */
class StateChangeEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HubTester tester = HubTester.start();
    private final List<Event> events = new ArrayList<>();

    private void read() {
        WorkerLoop.start(new OutboxReader("test", tester.ecs.engine(), events::addAll), tester.ecs.engine());
        tester.settle();
    }

    private List<JsonNode> details(String detailType) {
        return events.stream()
                .filter(event -> event.detailType().equals(detailType))
                .map(event -> json(event.detail()))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String statuses(JsonNode detail) {
        return detail.path("lastStatus").asText() + "/"
                + detail.path("desiredStatus").asText();
    }

    @Test
    void a_reader_hears_a_task_s_life_in_order() {
        read();
        tester.connect(tester.instance());
        String task = tester.run("web");
        tester.report(task, "RUNNING");
        tester.stop(task);
        tester.report(task, "STOPPED");

        List<JsonNode> life = details("ECS Task State Change");

        assertThat(life)
                .extracting(StateChangeEventsTest::statuses)
                .containsExactly("PENDING/RUNNING", "RUNNING/RUNNING", "STOPPING/STOPPED", "STOPPED/STOPPED");
        assertThat(life)
                .extracting(detail -> detail.path("version").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(events)
                .filteredOn(event -> event.detailType().equals("ECS Task State Change"))
                .allSatisfy(event -> {
                    assertThat(event.source()).isEqualTo("aws.ecs");
                    assertThat(event.resources()).containsExactly(task);
                    assertThat(event.scope()).isEqualTo(tester.ecs.scope());
                })
                .extracting(Event::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_last_event_says_how_the_task_ended() {
        read();
        String instance = tester.instance();
        tester.connect(instance);
        String task = tester.run("web");
        tester.stop(task);
        tester.report(task, "STOPPED");

        JsonNode end = details("ECS Task State Change").getLast();

        assertThat(end.path("taskArn").asText()).isEqualTo(task);
        assertThat(end.path("clusterArn").asText()).endsWith(":cluster/prod");
        assertThat(end.path("containerInstanceArn").asText()).isEqualTo(instance);
        assertThat(end.path("taskDefinitionArn").asText()).endsWith(":task-definition/web:1");
        assertThat(end.path("group").asText()).isEqualTo("family:web");
        assertThat(end.path("launchType").asText()).isEqualTo("EC2");
        assertThat(end.path("stopCode").asText()).isEqualTo("UserInitiated");
        assertThat(end.path("stoppedReason").asText()).isEqualTo("Task stopped by user");
        assertThat(end.path("stoppedAt").asText()).startsWith("2026-01-01T00:00:");
        assertThat(end.at("/containers/0/name").asText()).isEqualTo("app");
        assertThat(end.at("/containers/0/memory").asText()).isEqualTo("64");
        assertThat(end.at("/overrides/containerOverrides/0/name").asText()).isEqualTo("app");
        assertThat(end.has("tags")).isFalse();
        assertThat(end.has("startedAt")).isFalse();
    }

    @Test
    void a_reader_hears_what_a_container_instance_has_left() {
        read();
        tester.connect(tester.instance());
        tester.run("web");

        List<JsonNode> instance = details("ECS Container Instance State Change");

        assertThat(instance)
                .extracting(detail -> detail.path("agentConnected").asBoolean()
                        + " "
                        + detail.path("pendingTasksCount").asInt()
                        + " "
                        + memory(detail))
                .containsExactly("false 0 4096", "true 0 4096", "true 1 4032");
        assertThat(instance)
                .extracting(detail -> detail.path("version").asLong())
                .isSorted();
        assertThat(instance.getLast().at("/versionInfo/agentVersion").asText()).isEqualTo("1.105.1");
    }

    private static int memory(JsonNode detail) {
        for (JsonNode resource : detail.path("remainingResources")) {
            if (resource.path("name").asText().equals("MEMORY")) {
                return resource.path("integerValue").asInt();
            }
        }
        throw new AssertionError(detail);
    }

    @Test
    void nothing_is_written_while_nobody_reads() {
        tester.connect(tester.instance());
        tester.report(tester.run("web"), "RUNNING");

        assertThat(tester.ecs.view().all(Outbox.EVENTS)).isEmpty();
    }
}
