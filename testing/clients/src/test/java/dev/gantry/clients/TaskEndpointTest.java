package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.Task;

/** What a container on a real Docker Engine gets from 169.254.170.2: its role and its metadata. */
class TaskEndpointTest {

    private static final PackagedServer SERVER = PackagedServer.shared();
    private static final EcsClient ECS = Sdk.client(EcsClient.builder(), SERVER);
    private static final Tasks TASKS = Tasks.of(SERVER);
    private static String bridge = "";

    @BeforeAll
    static void runs_a_task_with_a_role() {
        Docker.busybox();
        bridge = run("bridge");
    }

    @AfterAll
    static void stops() {
        TASKS.stop(List.of(bridge));
    }

    private static String run(String mode) {
        String family = "asks-" + mode;
        ECS.registerTaskDefinition(request -> request.family(family)
                .networkMode(mode)
                .memory("64")
                .taskRoleArn("arn:aws:iam::123456789012:role/shop")
                .containerDefinitions(main -> main.name("main")
                        .image(Docker.BUSYBOX)
                        .essential(true)
                        .stopTimeout(1)
                        .entryPoint("/bin/busybox", "sleep", "1000")));
        RunTaskRequest.Builder request = RunTaskRequest.builder()
                .taskDefinition(family)
                .tags(tag -> tag.key("team").value("shop"));
        if (mode.equals("awsvpc")) {
            String subnet = OwnSubnet.in(SERVER.aws());
            request.networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc.subnets(subnet)));
        }
        String task = ECS.runTask(request.build()).tasks().getFirst().taskArn();
        TASKS.await(task, "RUNNING");
        return task;
    }

    private static String inside(String task, String script) {
        Task now = TASKS.describe(task);
        return Docker.run("exec", now.containers().getFirst().runtimeId(), "/bin/busybox", "sh", "-c", script);
    }

    /** A static busybox cannot look up names, and its wget insists on trying; nc takes an address as it is. */
    private static String ask(String task, String address) {
        return inside(
                task,
                "address=" + address + "; printf 'GET %s HTTP/1.0\\r\\n\\r\\n' ${address#http://169.254.170.2}"
                        + " | /bin/busybox nc -w 5 169.254.170.2 80");
    }

    private static JsonNode get(String task, String address) {
        String answer = ask(task, address);
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bridge", "awsvpc", "host"})
    void a_container_is_told_of_itself_and_its_task_in_every_network_mode(String mode) {
        String task = mode.equals("bridge") ? bridge : run(mode);

        JsonNode container = get(task, "$ECS_CONTAINER_METADATA_URI_V4");
        JsonNode all = get(task, "$ECS_CONTAINER_METADATA_URI_V4/task");

        assertThat(container.path("DockerId").asText())
                .isEqualTo(TASKS.describe(task).containers().getFirst().runtimeId());
        assertThat(container.path("Networks").path(0).path("NetworkMode").asText())
                .isEqualTo(mode);
        assertThat(all.path("TaskARN").asText()).isEqualTo(task);
        assertThat(all.path("Family").asText()).isEqualTo("asks-" + mode);
        assertThat(all.path("AvailabilityZone").asText()).startsWith("us-east-1");
        if (!mode.equals("bridge")) {
            TASKS.stop(List.of(task));
        }
    }

    @Test
    void a_container_signs_with_the_credentials_of_its_role() {
        JsonNode role = get(bridge, "http://169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");

        Ran identity = Ran.command(
                Map.of(
                        "AWS_ENDPOINT_URL", SERVER.url().toString(),
                        "AWS_ACCESS_KEY_ID", role.path("AccessKeyId").asText(),
                        "AWS_SECRET_ACCESS_KEY", role.path("SecretAccessKey").asText(),
                        "AWS_SESSION_TOKEN", role.path("Token").asText(),
                        "AWS_DEFAULT_REGION", "us-east-1"),
                Project.ROOT,
                List.of("aws", "sts", "get-caller-identity", "--query", "Arn", "--output", "text"));

        assertThat(role.path("RoleArn").asText()).isEqualTo("arn:aws:iam::123456789012:role/shop");
        assertThat(identity.out().strip())
                .isEqualTo(
                        "arn:aws:sts::123456789012:assumed-role/shop/" + bridge.substring(bridge.lastIndexOf('/') + 1));
    }

    @Test
    void a_container_sees_its_tags_and_what_it_uses() {
        JsonNode tags = get(bridge, "$ECS_CONTAINER_METADATA_URI_V4/taskWithTags");
        JsonNode stats = get(bridge, "$ECS_CONTAINER_METADATA_URI_V4/stats");

        assertThat(tags.path("TaskTags").path("team").asText()).isEqualTo("shop");
        assertThat(stats.path("cpu_stats").path("cpu_usage").path("total_usage").asLong())
                .isPositive();
        assertThat(stats.path("memory_stats").path("limit").asLong()).isEqualTo(64L << 20);
    }

    @Test
    void strangers_get_nothing() {
        String answer = ask(bridge, "/v2/credentials/00000000-0000-0000-0000-000000000000");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("InvalidIdInRequest");
    }
}
