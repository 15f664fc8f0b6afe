package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** ACS and TCS as amazon-ecs-agent knows them, spoken by a double that shares no code with the server or its agent. */
class AgentProtocolTest {

    private static final PackagedServer SERVER = PackagedServer.start();
    private static final RawApi API = new RawApi(SERVER);
    private static final AtomicInteger CLUSTERS = new AtomicInteger();

    @AfterAll
    static void ends() {
        SERVER.close();
    }

    @Test
    void point_1_frames_to_tcs_carry_their_own_signature() {
        AgentDouble agent = registered();
        try (AgentSocket tcs = agent.tcs()) {
            tcs.send(agent.signedFrame(SigV4.of(SERVER, "ecs"), metrics(agent, "")));

            tcs.await("AckPublishMetric");

            tcs.send(metrics(agent, ""));
            Eventually.isTrue(
                    "a frame that is plain JSON is understood, too",
                    () -> tcs.messages("AckPublishMetric").size() == 2);
        }
    }

    @Test
    void point_1_frames_to_tcs_with_a_wrong_signature_are_refused() {
        AgentDouble agent = registered();
        agent.define("checked", HEALTH_CHECK, "");
        try (AgentSocket acs = agent.acs(false);
                AgentSocket tcs = agent.tcs()) {
            String task = running(agent, acs, "checked");
            SigV4 stranger = new SigV4(SERVER.accessKeyId(), "wrong", "ecs");

            tcs.send(agent.signedFrame(stranger, health(agent, task, "HEALTHY")));

            assertThat(tcs.awaitClosed()).isEqualTo(1008);
            assertThat(tcs.messages("AckPublishHealth")).isEmpty();
            assertThat(agent.describe(task).path("healthStatus").asText()).isEqualTo("UNKNOWN");
        }
    }

    @Test
    void point_2_payloads_and_manifests_are_numbered_in_one_sequence() {
        AgentDouble agent = registered();
        agent.define("numbered", "", "");
        try (AgentSocket first = agent.acs(true)) {
            long before = first.await("TaskManifestMessage").path("timeline").asLong();
            List<Long> numbers = Stream.of(1, 2, 3)
                    .map(_ -> agent.run("numbered", ""))
                    .map(task -> AgentDouble.payload(first, task, "RUNNING"))
                    .map(payload -> payload.path("seqNum").asLong())
                    .toList();
            assertThat(numbers).isSorted().doesNotHaveDuplicates().allMatch(number -> number > before);

            try (AgentSocket second = agent.acs(false)) {
                JsonNode manifest = second.await("TaskManifestMessage");
                assertThat(manifest.path("timeline").asLong()).isGreaterThan(numbers.getLast());
                assertThat(numbersOf(first)).doesNotContainAnyElementsOf(numbersOf(second));
            }
        }
    }

    @Test
    void point_3_every_payload_has_one_task_and_a_stopped_one_is_not_sent_again() {
        AgentDouble agent = registered();
        agent.define("single", "", "");
        try (AgentSocket acs = agent.acs(true)) {
            JsonNode ran = API.ecs("RunTask", """
                    {"cluster": "%s", "launchType": "EC2", "taskDefinition": "single", "count": 4}""".formatted(agent.cluster()));
            List<String> tasks = texts(ran.path("tasks"), "taskArn");
            tasks.forEach(task -> AgentDouble.payload(acs, task, "RUNNING"));
            assertThat(acs.messages("PayloadMessage"))
                    .allMatch(payload -> payload.path("tasks").size() == 1);

            agent.submit(tasks.getFirst(), "STOPPED", AgentDouble.container("STOPPED", ""));
        }
        try (AgentSocket again = agent.acs(false)) {
            JsonNode manifest = again.await("TaskManifestMessage");
            assertThat(texts(manifest.path("tasks"), "taskArn")).hasSize(3);
            assertThat(again.messages("PayloadMessage"))
                    .as("those that were not acknowledged, before the manifest")
                    .hasSize(3);
        }
    }

    @Test
    void point_4_registration_echoes_every_attribute_as_it_was() {
        String cluster = cluster();
        JsonNode request = AgentDouble.registration(cluster, 1024);

        JsonNode instance =
                API.ecs("RegisterContainerInstance", request.toString()).path("containerInstance");

        List<JsonNode> echoed = elements(instance.path("attributes")).toList();
        elements(request.path("attributes"))
                .forEach(sent -> assertThat(echoed)
                        .anyMatch(attribute -> attribute.path("name").equals(sent.path("name"))
                                && attribute
                                        .path("value")
                                        .asText("")
                                        .equals(sent.path("value").asText(""))));
        assertThat(echoed)
                .anyMatch(attribute -> attribute.path("name").asText().equals("ecs.availability-zone")
                        && attribute.path("value").asText().startsWith("us-east-1"));
        assertThat(instance.path("agentConnected").asBoolean(true)).isFalse();
    }

    @Test
    void point_4_an_agent_that_comes_back_is_the_same_instance_with_its_attributes() {
        AgentDouble agent = registered();
        ObjectNode again = AgentDouble.registration(agent.cluster(), 1024).deepCopy();
        again.put("containerInstanceArn", agent.arn());
        ((ArrayNode) again.path("attributes")).remove(0);

        JsonNode instance =
                API.ecs("RegisterContainerInstance", again.toString()).path("containerInstance");

        assertThat(instance.path("containerInstanceArn").asText()).isEqualTo(agent.arn());
        assertThat(texts(instance.path("attributes"), "name")).contains("rack");
    }

    @Test
    void point_5_an_agent_never_gets_more_than_it_has() {
        AgentDouble agent = registered();
        agent.define("hungry", "", "");
        try (AgentSocket acs = agent.acs(true)) {
            acs.await("TaskManifestMessage");

            JsonNode ran = API.ecs("RunTask", """
                    {"cluster": "%s", "launchType": "EC2", "taskDefinition": "hungry", "count": 10}""".formatted(agent.cluster()));
            JsonNode over = API.ecs("RunTask", """
                    {"cluster": "%s", "launchType": "EC2", "taskDefinition": "hungry"}""".formatted(agent.cluster()));

            assertThat(ran.path("tasks")).hasSize(10); // 1000 of 1024 MiB
            assertThat(over.path("tasks")).isEmpty();
            assertThat(texts(over.path("failures"), "reason")).containsExactly("RESOURCE:MEMORY");
            ran.path("tasks")
                    .forEach(task ->
                            AgentDouble.payload(acs, task.path("taskArn").asText(), "RUNNING"));
            assertThat(acs.messages("PayloadMessage")).hasSize(10);
        }
    }

    @Test
    void point_5_an_agent_never_gets_a_port_that_it_does_not_have() {
        AgentDouble agent = registered();
        agent.define("ssh", "\"portMappings\": [{\"containerPort\": 22, \"hostPort\": 22}],", "");
        try (AgentSocket acs = agent.acs(true)) {
            acs.await("TaskManifestMessage");

            JsonNode ran = API.ecs("RunTask", """
                    {"cluster": "%s", "launchType": "EC2", "taskDefinition": "ssh"}""".formatted(agent.cluster()));

            assertThat(texts(ran.path("failures"), "reason")).containsExactly("RESOURCE:PORTS");
        }
    }

    @Test
    void point_6_a_task_with_secrets_comes_with_the_credentials_to_fetch_them() {
        AgentDouble agent = registered();
        agent.define(
                "secretive",
                "\"secrets\": [{\"name\": \"PASSWORD\", \"valueFrom\": \"arn:aws:ssm:us-east-1:123456789012:parameter/p\"}],",
                "\"executionRoleArn\": \"arn:aws:iam::123456789012:role/execution\","
                        + "\"taskRoleArn\": \"arn:aws:iam::123456789012:role/task\",");
        try (AgentSocket acs = agent.acs(true)) {
            String task = agent.run("secretive", "");

            JsonNode sent = AgentDouble.payload(acs, task, "RUNNING").at("/tasks/0");

            for (String member : List.of("executionRoleCredentials", "roleCredentials")) {
                assertThat(sent.path(member).path("credentialsId").asText()).isNotEmpty();
                assertThat(sent.path(member).path("secretAccessKey").asText()).isNotEmpty();
                assertThat(sent.path(member).path("expiration").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            }
            assertThat(sent.at("/roleCredentials/roleArn").asText()).endsWith(":role/task");
        }
        try (AgentSocket forgetful = agent.acs(true)) {
            forgetful.await(
                    "IAMRoleCredentialsMessage",
                    message -> message.path("roleType").asText().equals("TaskApplication"));
            forgetful.await(
                    "IAMRoleCredentialsMessage",
                    message -> message.path("roleType").asText().equals("TaskExecution"));
        }
        try (AgentSocket knowing = agent.acs(false)) {
            knowing.await("TaskManifestMessage");
            assertThat(knowing.messages("IAMRoleCredentialsMessage")).isEmpty();
        }
    }

    @Test
    void point_7_endpoints_stay_what_they_are_when_the_server_comes_back() {
        try (PackagedServer server = PackagedServer.start()) {
            String cluster = "stable";
            new RawApi(server).ecs("CreateCluster", "{\"clusterName\": \"stable\"}");
            AgentDouble agent = AgentDouble.register(server, cluster);
            JsonNode before = agent.endpoints();
            AgentSocket connected =
                    new AgentSocket(server, before.path("endpoint").asText(), agent.acsQuery(true));
            connected.await("TaskManifestMessage");

            server.kill();
            server.restart();

            assertThat(agent.endpoints()).isEqualTo(before);
            try (AgentSocket again =
                    new AgentSocket(server, before.path("endpoint").asText(), agent.acsQuery(false))) {
                assertThat(again.await("TaskManifestMessage").path("timeline").asLong())
                        .as("numbers outlive the server")
                        .isGreaterThan(connected
                                .await("TaskManifestMessage")
                                .path("timeline")
                                .asLong());
            }
        }
    }

    @Test
    void point_8_endpoints_are_plain_http_where_the_api_is() {
        JsonNode endpoints = registered().endpoints();

        for (String member : List.of("endpoint", "telemetryEndpoint")) {
            URI url = URI.create(endpoints.path(member).asText());
            assertThat(url.getScheme()).isEqualTo("http");
            assertThat(url.getAuthority()).isEqualTo(API.host());
        }
    }

    @Test
    void point_9_both_sockets_have_a_heartbeat() {
        AgentDouble agent = registered();
        try (AgentSocket acs = agent.acs(true);
                AgentSocket tcs = agent.tcs()) {
            JsonNode beat = acs.await("HeartbeatMessage");
            acs.send(
                    "HeartbeatAckRequest",
                    "{\"messageId\": \"" + beat.path("messageId").asText() + "\"}");
            assertThat(beat.path("messageId").asText()).isNotEmpty();
            assertThat(beat.path("healthy").asBoolean()).isTrue();
            assertThat(tcs.await("HeartbeatMessage").path("healthy").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void point_10_a_container_may_be_running_with_an_exit_code_and_stopped_in_one_report() {
        AgentDouble agent = registered();
        agent.define("quick", "", "");
        try (AgentSocket acs = agent.acs(true)) {
            String task = agent.run("quick", "");
            agent.ack(acs, AgentDouble.payload(acs, task, "RUNNING"));
            assertThat(agent.describe(task).path("lastStatus").asText()).isEqualTo("PENDING");

            agent.submit(
                    task,
                    "RUNNING",
                    AgentDouble.container("RUNNING", ", \"exitCode\": 5") + ","
                            + AgentDouble.container("STOPPED", ", \"exitCode\": 5"));
            assertThat(agent.describe(task).at("/containers/0/lastStatus").asText())
                    .isEqualTo("STOPPED");
            agent.submit(task, "STOPPED", AgentDouble.container("STOPPED", ", \"exitCode\": 5"));

            JsonNode stopped = agent.describe(task);
            assertThat(stopped.path("lastStatus").asText()).isEqualTo("STOPPED");
            assertThat(stopped.path("stopCode").asText()).isEqualTo("EssentialContainerExited");
            assertThat(stopped.at("/containers/0/exitCode").asInt()).isEqualTo(5);
        }
    }

    @Test
    void point_11_overrides_are_merged_before_the_agent_sees_them() {
        AgentDouble agent = registered();
        agent.define("changed", "\"environment\": [{\"name\": \"A\", \"value\": \"1\"}],", "");
        try (AgentSocket acs = agent.acs(true)) {
            String task = agent.run("changed", """
                    "overrides": {"containerOverrides": [{"name": "main", "command": ["x"], "cpu": 200, "memory": 150,
                      "environment": [{"name": "B", "value": "2"}]}]},""");

            JsonNode main = AgentDouble.payload(acs, task, "RUNNING").at("/tasks/0/containers/0");

            assertThat(main.path("cpu").asInt()).isEqualTo(200);
            assertThat(main.path("memory").asInt()).isEqualTo(150);
            assertThat(main.at("/environment/A").asText()).isEqualTo("1");
            assertThat(main.at("/environment/B").asText()).isEqualTo("2");
            assertThat(main.path("overrides").asText("{}"))
                    .matches("\\{\\s*}|\\{\\s*\"command\"\\s*:\\s*\\[\\s*\"x\"\\s*]\\s*}");
            assertThat(main.path("overrides").asText() + main.path("command")).contains("\"x\"");
        }
    }

    @Test
    void point_12_nothing_that_we_print_makes_an_agent_fail_at_its_start() {
        assertThat(SERVER.gantry("env").well().out()).doesNotContain("AWS_CA_BUNDLE");
    }

    @Test
    void a_connected_agent_tells_its_versions() {
        AgentDouble agent = registered();
        try (AgentSocket acs = agent.acs(true)) {
            acs.await("TaskManifestMessage");

            JsonNode instance = describeInstance(agent);

            assertThat(instance.path("agentConnected").asBoolean()).isTrue();
            assertThat(instance.at("/versionInfo/agentVersion").asText()).isEqualTo("1.105.1");
            assertThat(instance.at("/versionInfo/dockerVersion").asText()).isEqualTo("DockerVersion: 20.10.24+dfsg1");
        }
        Eventually.isTrue(
                "disconnected",
                () -> !describeInstance(agent).path("agentConnected").asBoolean(true));
    }

    @Test
    void a_second_connection_closes_the_first() {
        AgentDouble agent = registered();
        try (AgentSocket first = agent.acs(true)) {
            first.await("TaskManifestMessage");
            try (AgentSocket second = agent.acs(false)) {
                assertThat(first.awaitClosed()).isEqualTo(1000);
                second.await("TaskManifestMessage");
                assertThat(describeInstance(agent).path("agentConnected").asBoolean())
                        .isTrue();
            }
        }
    }

    @Test
    void an_unacknowledged_payload_is_sent_again_with_the_next_connection_only() {
        AgentDouble agent = registered();
        agent.define("slow", "", "");
        String forgotten;
        try (AgentSocket acs = agent.acs(true)) {
            forgotten = agent.run("slow", "");
            AgentDouble.payload(acs, forgotten, "RUNNING");
            String other = agent.run("slow", "");
            AgentDouble.payload(acs, other, "RUNNING");
            assertThat(acs.messages("PayloadMessage")).hasSize(2);
        }
        try (AgentSocket again = agent.acs(false)) {
            JsonNode payload = AgentDouble.payload(again, forgotten, "RUNNING");
            assertThat(again.await("TaskManifestMessage").path("timeline").asLong())
                    .isGreaterThan(payload.path("seqNum").asLong());
        }
    }

    @Test
    void an_agent_that_knows_too_much_asks_which_tasks_to_stop() {
        AgentDouble agent = registered();
        agent.define("wanted", "", "");
        try (AgentSocket acs = agent.acs(true)) {
            String wanted = running(agent, acs, "wanted");
            String unknown = wanted.substring(0, wanted.lastIndexOf('/') + 1) + "0".repeat(32);
            JsonNode manifest = acs.await("TaskManifestMessage");

            acs.send("TaskStopVerificationMessage", """
                    {"messageId": "%s", "stopCandidates": [
                      {"taskArn": "%s", "taskClusterArn": "%s", "desiredStatus": "STOPPED"},
                      {"taskArn": "%s", "taskClusterArn": "%s", "desiredStatus": "STOPPED"}]}""".formatted(
                            manifest.path("messageId").asText(), wanted, agent.cluster(), unknown, agent.cluster()));

            JsonNode answer = acs.await("TaskStopVerificationAck");
            assertThat(answer.path("messageId")).isEqualTo(manifest.path("messageId"));
            assertThat(texts(answer.path("stopTasks"), "taskArn")).containsExactly(unknown);
        }
    }

    @Test
    void a_stop_reaches_the_agent_and_its_report_ends_the_task() {
        AgentDouble agent = registered();
        agent.define("stopped", "", "");
        try (AgentSocket acs = agent.acs(true)) {
            String task = running(agent, acs, "stopped");

            API.ecs("StopTask", """
                    {"cluster": "%s", "task": "%s", "reason": "enough"}""".formatted(agent.cluster(), task));

            AgentDouble.payload(acs, task, "STOPPED");
            agent.submit(task, "STOPPED", AgentDouble.container("STOPPED", ", \"exitCode\": 143"));
            agent.submit(task, "STOPPED", AgentDouble.container("STOPPED", ", \"exitCode\": 143"));
            agent.submit(task, "RUNNING", AgentDouble.container("RUNNING", ""));
            JsonNode stopped = agent.describe(task);
            assertThat(stopped.path("lastStatus").asText()).isEqualTo("STOPPED");
            assertThat(stopped.path("stoppedReason").asText()).isEqualTo("enough");
            assertThat(stopped.at("/containers/0/exitCode").asInt()).isEqualTo(143);
        }
    }

    @Test
    void a_report_of_an_unknown_task_is_simply_taken() {
        AgentDouble agent = registered();
        String unknown = agent.arn().replace(":container-instance/", ":task/");

        agent.submit(unknown, "STOPPED", AgentDouble.container("STOPPED", ""));

        assertThat(API.internalErrors()).isZero();
    }

    @Test
    void health_comes_through_tcs_alone() {
        AgentDouble agent = registered();
        agent.define("healthy", HEALTH_CHECK, "");
        try (AgentSocket acs = agent.acs(true);
                AgentSocket tcs = agent.tcs()) {
            String task = running(agent, acs, "healthy");
            assertThat(agent.describe(task).path("healthStatus").asText()).isEqualTo("UNKNOWN");

            tcs.send(agent.signedFrame(SigV4.of(SERVER, "ecs"), health(agent, task, "HEALTHY")));

            tcs.await("AckPublishHealth");
            Eventually.isTrue(
                    "healthy",
                    () -> agent.describe(task).path("healthStatus").asText().equals("HEALTHY"));
            assertThat(agent.describe(task).at("/containers/0/healthStatus").asText())
                    .isEqualTo("HEALTHY");
        }
    }

    @Test
    void a_large_message_may_come_in_many_frames() {
        AgentDouble agent = registered();
        try (AgentSocket tcs = agent.tcs()) {
            String large = metrics(agent, "x".repeat(200_000));
            assertThat(AgentSocket.bytes(large)).isGreaterThan(3 * 65_536);

            tcs.sendInPieces(agent.signedFrame(SigV4.of(SERVER, "ecs"), large), 65_536);

            tcs.await("AckPublishMetric");
        }
    }

    @Test
    void a_wrong_signature_is_refused_at_the_upgrade() throws IOException {
        AgentDouble agent = registered();
        URI url = URI.create(agent.endpoints().path("endpoint").asText() + "ws?" + agent.acsQuery(true));
        SigV4.Request request = new SigV4.Request(
                "GET", url.getAuthority(), url.getPath().substring(1), url.getRawQuery(), Map.of(), new byte[0]);

        String answer = upgrade(url, new SigV4(SERVER.accessKeyId(), "wrong", "ecs").headers(request, Instant.now()));

        assertThat(answer).doesNotStartWith("HTTP/1.1 101").contains("{\"InvalidSignatureException\":");
    }

    @Test
    void a_deregistered_instance_is_told_so_in_the_form_that_its_agent_understands() throws IOException {
        AgentDouble agent = registered();
        URI url = URI.create(agent.endpoints().path("endpoint").asText() + "ws?" + agent.acsQuery(true));
        API.ecs("DeregisterContainerInstance", """
                {"cluster": "%s", "containerInstance": "%s", "force": true}""".formatted(agent.cluster(), agent.arn()));

        String answer = upgrade(url, AgentSocket.upgradeHeaders(SERVER, url));

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsPattern("\r\n\r\n(?s).*\\{\"InactiveInstanceException\":\"[^\"]*\"}");
        assertThatThrownBy(() -> agent.acs(true)).isNotNull();
    }

    @Test
    void a_message_that_nobody_knows_does_not_end_the_session() {
        AgentDouble agent = registered();
        agent.define("after", "", "");
        try (AgentSocket acs = agent.acs(true)) {
            acs.send("NobodyKnowsThisMessage", "{\"a\": 1}");
            acs.send("this is not JSON");

            AgentDouble.payload(acs, agent.run("after", ""), "RUNNING");
        }
    }

    private static final String HEALTH_CHECK = "\"healthCheck\": {\"command\": [\"CMD-SHELL\", \"true\"]},";

    private static String cluster() {
        String name = "double-" + CLUSTERS.incrementAndGet();
        API.ecs("CreateCluster", "{\"clusterName\": \"" + name + "\"}");
        return name;
    }

    private static AgentDouble registered() {
        return AgentDouble.register(SERVER, cluster());
    }

    /** A task that was acknowledged and reported in the agent's order. */
    private static String running(AgentDouble agent, AgentSocket acs, String family) {
        acs.await("TaskManifestMessage");
        String task = agent.run(family, "");
        agent.ack(acs, AgentDouble.payload(acs, task, "RUNNING"));
        agent.submit(task, "PENDING", AgentDouble.container("PENDING", ", \"imageDigest\": \"sha256:ab\""));
        assertThat(agent.describe(task).path("lastStatus").asText()).isEqualTo("PENDING");
        agent.submit(task, "RUNNING", AgentDouble.container("RUNNING", ""));
        assertThat(agent.describe(task).path("lastStatus").asText()).isEqualTo("RUNNING");
        return task;
    }

    private static JsonNode describeInstance(AgentDouble agent) {
        return API.ecs("DescribeContainerInstances", """
                        {"cluster": "%s", "containerInstances": ["%s"]}""".formatted(agent.cluster(), agent.arn()))
                .at("/containerInstances/0");
    }

    private static String metrics(AgentDouble agent, String filler) {
        return """
                {"type": "PublishMetricsRequest", "message": {"metadata": {"cluster": "%s", "containerInstance": "%s",
                  "messageId": "%s", "idle": true, "fin": true}, "timestamp": 1795244731.575, "filler": "%s"}}""".formatted(agent.cluster(), agent.arn(), UUID.randomUUID(), filler);
    }

    private static String health(AgentDouble agent, String task, String status) {
        return """
                {"type": "PublishHealthRequest", "message": {"metadata": {"cluster": "%s", "containerInstance": "%s",
                  "messageId": "%s", "fin": true}, "timestamp": 1795244731.575, "tasks": [{"taskArn": "%s",
                  "clusterArn": "%s", "taskDefinitionFamily": "f", "taskDefinitionVersion": "1", "containers": [
                  {"containerName": "main", "healthStatus": "%s", "statusSince": 1795244731.575}]}]}}""".formatted(agent.cluster(), agent.arn(), UUID.randomUUID(), task, agent.cluster(), status);
    }

    /** What the server answers to a request for a WebSocket, byte for byte. */
    private static String upgrade(URI url, Map<String, String> headers) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            StringBuilder request = new StringBuilder("GET " + url.getRawPath() + "?" + url.getRawQuery()
                    + " HTTP/1.1\r\nHost: " + url.getAuthority()
                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
                    + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
            headers.forEach((name, value) ->
                    request.append(name).append(": ").append(value).append("\r\n"));
            socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
            byte[] answer = new byte[4096];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, length), StandardCharsets.UTF_8);
        }
    }

    private static List<Long> numbersOf(AgentSocket acs) {
        return acs.all().stream()
                .map(frame -> frame.path("message"))
                .map(message -> message.path(message.has("seqNum") ? "seqNum" : "timeline")
                        .asLong())
                .filter(number -> number != 0)
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> texts(JsonNode array, String member) {
        return elements(array).map(node -> node.path(member).asText()).toList();
    }
}
