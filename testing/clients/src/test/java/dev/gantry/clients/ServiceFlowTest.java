package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole life of a service on a real Docker Engine, as the aws CLI and its waiters see it. */
class ServiceFlowTest {

    private static final PackagedServer SERVER = PackagedServer.shared();
    private static final Aws AWS = SERVER.aws();
    private static final Tasks TASKS = Tasks.of(SERVER);

    @BeforeAll
    static void registers() {
        Docker.busybox();
    }

    @Test
    void runs_replaces_and_deletes_a_service() {
        String first = register("one");
        AWS.run("ecs", "create-service", "--service-name", "flow", "--task-definition", first, "--desired-count", "2");
        stable();
        List<String> old = tasks();
        assertThat(old).hasSize(2);
        // AWS' waiter asks for running tasks; they count as healthy a little later, and then the deployment is over
        Eventually.isTrue("the deployment is over", () -> statuses().equals(List.of("SUCCESSFUL")));

        String second = register("two");
        AWS.run("ecs", "update-service", "--service", "flow", "--task-definition", second);
        stable();

        Eventually.isTrue("both are over", () -> statuses().equals(List.of("SUCCESSFUL", "SUCCESSFUL")));
        assertThat(tasks()).hasSize(2).doesNotContainAnyElementsOf(old);
        JsonNode service = describe();
        assertThat(service.path("taskDefinition").asText()).isEqualTo(second);
        assertThat(service.at("/deployments/0/rolloutState").asText()).isEqualTo("COMPLETED");
        assertThat(service.at("/events/0/message").asText()).isEqualTo("(service flow) has reached a steady state.");
        assertThat(statuses()).containsExactly("SUCCESSFUL", "SUCCESSFUL");

        List<String> last = tasks();
        AWS.run("ecs", "delete-service", "--service", "flow", "--force");
        waitFor("services-inactive");

        assertThat(describe().path("status").asText()).isEqualTo("INACTIVE");
        Stream.concat(old.stream(), last.stream()).forEach(task -> {
            TASKS.await(task, "STOPPED");
            Docker.awaitGone(task);
        });
    }

    private static String register(String word) {
        return AWS.run("ecs", "register-task-definition", "--cli-input-json", """
                {"family": "flow", "networkMode": "bridge", "containerDefinitions": [{
                  "name": "main", "image": "%s", "memory": 32, "stopTimeout": 2,
                  "command": ["echo %s; exec busybox sleep 600"]}]}""".formatted(Docker.BUSYBOX, word))
                .at("/taskDefinition/taskDefinitionArn")
                .asText();
    }

    private static void stable() {
        waitFor("services-stable");
    }

    private static void waitFor(String waiter) {
        Ran waited = AWS.command("ecs", "wait", waiter, "--services", "flow");
        assertThat(waited.exitCode())
                .as(() -> waited.err() + describe().toPrettyString())
                .isZero();
    }

    private static JsonNode describe() {
        return AWS.run("ecs", "describe-services", "--services", "flow").at("/services/0");
    }

    private static List<String> tasks() {
        return texts(AWS.run("ecs", "list-tasks", "--service-name", "flow").path("taskArns"));
    }

    private static List<String> statuses() {
        return AWS.run("ecs", "list-service-deployments", "--service", "flow").findValuesAsText("status");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
