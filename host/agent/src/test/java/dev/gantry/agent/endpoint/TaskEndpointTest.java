package dev.gantry.agent.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gantry.agent.engine.AgentSettings;
import dev.gantry.agent.engine.PullBehavior;
import dev.gantry.agent.engine.RandomIds;
import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.engine.TaskEngine;
import dev.gantry.agent.engine.Tasks;
import dev.gantry.agent.runtime.RuntimeInfo;
import dev.gantry.agent.session.CredentialsStore;
import dev.gantry.agent.simulated.SimulatedRuntime;
import dev.gantry.agent.state.MemoryState;
import dev.gantry.agent.task.HostResources;
import dev.gantry.agent.time.VirtualTimeline;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.IAMRoleCredentials;
import dev.gantry.shapes.acs.Task;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.GetTaskProtectionResponse;
import dev.gantry.shapes.ecs.ListTagsForResourceResponse;
import dev.gantry.shapes.ecs.ProtectedTask;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.ecs.UpdateTaskProtectionRequest;
import dev.gantry.shapes.ecs.UpdateTaskProtectionResponse;
import dev.gantry.value.ServiceException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskEndpointTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final IAMRoleCredentials ROLE = IAMRoleCredentials.builder()
            .credentialsId("role-1")
            .roleArn("arn:aws:iam::123456789012:role/app")
            .accessKeyId("ASIAEXAMPLE")
            .secretAccessKey("hidden")
            .sessionToken("token")
            .expiration("2030-01-01T06:00:00Z")
            .build();

    @TempDir
    private Path meetingPlace;

    private final VirtualTimeline timeline = new VirtualTimeline(NOW);
    private final SimulatedRuntime runtime =
            new SimulatedRuntime(timeline, new RuntimeInfo("simulated", "1", 2, 1024, "x"));
    private final TaskEngine engine = new TaskEngine(
            AgentSettings.of("test", "us-east-1").pulling(PullBehavior.PREFER_CACHED),
            HostResources.of(2, 1024),
            runtime,
            new MemoryState(),
            _ -> {},
            new Surroundings(timeline, Runnable::run, new RandomIds(), Optional.empty()));
    private final CredentialsStore credentials = new CredentialsStore();
    private final HttpClient http = HttpClient.newHttpClient();
    private TaskEndpoint endpoint;

    @BeforeEach
    void runs_a_task() throws IOException {
        endpoint = TaskEndpoint.open(meetingPlace, timeline::now);
        endpoint.serve(new Neighbour(
                "demo",
                () -> Optional.of("arn:aws:ecs:us-east-1:123456789012:container-instance/demo/i"),
                () -> Optional.of("us-east-1a"),
                engine,
                credentials,
                runtime,
                new PaperApi()));
        engine.start();
        Task task = Tasks.task("0f", Tasks.container("web")).toBuilder()
                .roleCredentials(ROLE)
                .launchType("EC2")
                .serviceName("shop")
                .build();
        credentials.keep(task);
        engine.accept(Tasks.payload(task));
        timeline.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void ends() {
        endpoint.close();
        engine.close();
    }

    @Test
    void gives_the_role_credentials_to_whom_knows_their_id() {
        JsonNode given = get("/v2/credentials/role-1", 200);

        assertThat(given.path("RoleArn").asText()).isEqualTo(ROLE.roleArn());
        assertThat(given.path("AccessKeyId").asText()).isEqualTo("ASIAEXAMPLE");
        assertThat(given.path("SecretAccessKey").asText()).isEqualTo("hidden");
        assertThat(given.path("Token").asText()).isEqualTo("token");
        assertThat(given.path("Expiration").asText()).isEqualTo("2030-01-01T06:00:00Z");
        assertThat(get("/v1/credentials?id=role-1", 200)).isEqualTo(given);
    }

    @Test
    void describes_the_container_that_asks_and_its_task() {
        JsonNode container = get(v4(""), 200);
        JsonNode task = get(v4("/task"), 200);

        assertThat(container.path("Name").asText()).isEqualTo("web");
        assertThat(container.path("KnownStatus").asText()).isEqualTo("RUNNING");
        assertThat(container.path("Limits").path("Memory").asInt()).isEqualTo(64);
        assertThat(container.path("Labels").path("com.amazonaws.ecs.task-arn").asText())
                .isEqualTo(Tasks.arn("0f"));
        assertThat(task.path("Cluster").asText()).isEqualTo("demo");
        assertThat(task.path("TaskARN").asText()).isEqualTo(Tasks.arn("0f"));
        assertThat(task.path("AvailabilityZone").asText()).isEqualTo("us-east-1a");
        assertThat(task.path("LaunchType").asText()).isEqualTo("EC2");
        assertThat(task.path("ServiceName").asText()).isEqualTo("shop");
        assertThat(task.path("Containers")).hasSize(1);
    }

    @Test
    void version_3_lacks_what_came_with_version_4() {
        JsonNode task = get(v4("/task").replace("/v4/", "/v3/"), 200);

        assertThat(task.has("LaunchType")).isFalse();
        assertThat(task.has("ServiceName")).isFalse();
    }

    @Test
    void tells_what_containers_use_in_the_form_of_docker() {
        JsonNode container = get(v4("/stats"), 200);
        JsonNode task = get(v4("/task/stats"), 200);

        assertThat(container.path("cpu_stats").path("online_cpus").asInt()).isEqualTo(2);
        assertThat(container.path("memory_stats").path("limit").asLong()).isEqualTo(64L << 20);
        String id = engine.task(Tasks.arn("0f")).orElseThrow().container("web").runtimeId();
        assertThat(task.path(id).path("network_rate_stats").has("rx_bytes_per_sec"))
                .isTrue();
    }

    @Test
    void shows_the_tags_and_says_when_one_part_of_them_is_refused() {
        JsonNode task = get(v4("/taskWithTags"), 200);

        assertThat(task.path("TaskTags").path("team").asText()).isEqualTo("shop");
        assertThat(task.path("Errors")).singleElement().satisfies(error -> {
            assertThat(error.path("ErrorField").asText()).isEqualTo("ContainerInstanceTags");
            assertThat(error.path("ErrorCode").asText()).isEqualTo("AccessDeniedException");
        });
    }

    @Test
    void lets_a_task_protect_itself_with_its_own_role() {
        String path = "/api/" + metadataId() + "/task-protection/v1/state";

        JsonNode answer = send("PUT", path, "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":60}", 200);

        assertThat(answer.path("protection").path("ProtectionEnabled").asBoolean())
                .isTrue();
        assertThat(answer.path("protection").path("ExpirationDate").asText()).isEqualTo("2030-01-01T01:00:00Z");
        assertThat(get(path, 200).path("failure").path("Reason").asText()).isEqualTo("TASK_NOT_VALID");
    }

    @Test
    void refuses_protection_that_it_does_not_understand() {
        String path = "/api/" + metadataId() + "/task-protection/v1/state";

        assertThat(send("PUT", path, "{\"ProtectionEnabled\":true,\"Forever\":true}", 400)
                        .path("error")
                        .path("Code")
                        .asText())
                .isEqualTo("InvalidParameterException");
        assertThat(send("PUT", path, "{}", 400).path("error").path("Arn").asText())
                .isEqualTo(Tasks.arn("0f"));
    }

    @Test
    void a_task_that_stopped_has_no_role_any_more() {
        credentials.forget(Tasks.arn("0f"));

        send("PUT", "/api/" + metadataId() + "/task-protection/v1/state", "{\"ProtectionEnabled\":true}", 403);
        ask("GET", "/v2/credentials/role-1", "", 421);
    }

    @Test
    void what_this_process_does_not_know_its_sibling_answers() throws IOException {
        Siblings others = new Siblings(meetingPlace, 1);
        others.join();

        Optional<Answer> answer =
                others.ask(new Question("GET", "/v2/credentials/role-1", Map.of(), new byte[0], "172.17.0.2"));

        assertThat(answer).hasValueSatisfying(found -> assertThat(found.text()).contains("ASIAEXAMPLE"));
        assertThat(others.ask(new Question("GET", "/v4/unknown", Map.of(), new byte[0], "172.17.0.2")))
                .isEmpty();
    }

    @Test
    void no_caller_may_ask_without_end() {
        for (int i = 0; i < 60; i++) {
            ask("GET", v4(""), "", 200);
        }

        ask("GET", v4(""), "", 429);
    }

    private String v4(String rest) {
        return "/v4/" + metadataId() + rest;
    }

    private String metadataId() {
        return engine.task(Tasks.arn("0f"))
                .orElseThrow()
                .plan()
                .container("web")
                .metadataId();
    }

    private JsonNode get(String path, int status) {
        return send("GET", path, "", status);
    }

    private JsonNode send(String method, String path, String body, int status) {
        try {
            return new ObjectMapper().readTree(ask(method, path, body, status));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String ask(String method, String path, String body, int status) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** An ECS that protects whom it is asked to, knows no protection of anybody, and refuses tags of instances. */
    private static final class PaperApi implements TaskApi {

        @Override
        public <O extends Structure> O callAs(
                IAMRoleCredentials role, String operation, Structure request, Shape<O> response) {
            assertThat(role).isEqualTo(ROLE);
            if (request instanceof UpdateTaskProtectionRequest update) {
                ProtectedTask task = ProtectedTask.builder()
                        .taskArn(update.tasksOrEmpty().getFirst())
                        .protectionEnabled(update.protectionEnabled())
                        .expirationDate(NOW.plus(Duration.ofMinutes(Objects.requireNonNull(update.expiresInMinutes()))))
                        .build();
                return cast(UpdateTaskProtectionResponse.builder()
                        .protectedTasks(List.of(task))
                        .build());
            }
            return cast(GetTaskProtectionResponse.builder()
                    .failures(List.of(new Failure(Tasks.arn("0f"), "TASK_NOT_VALID", null)))
                    .build());
        }

        @SuppressWarnings("unchecked")
        private static <O> O cast(Structure response) {
            return (O) response;
        }

        @Override
        public ListTagsForResourceResponse tags(String arn) {
            if (arn.contains("container-instance")) {
                throw new ServiceException("AccessDeniedException", 400, "no");
            }
            return ListTagsForResourceResponse.builder()
                    .tags(List.of(new Tag("team", "shop")))
                    .build();
        }
    }
}
