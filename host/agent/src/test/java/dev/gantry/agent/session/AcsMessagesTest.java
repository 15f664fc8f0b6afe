package dev.gantry.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent does about each message of the hub, over a real socket. Source: the protocol's message catalogue. */
class AcsMessagesTest {

    private static final String CLUSTER = "arn:aws:ecs:us-east-1:123456789012:cluster/demo";
    private static final String TASK = "arn:aws:ecs:us-east-1:123456789012:task/demo/t1";
    private static final String TO_US = "'clusterArn':'" + CLUSTER + "','containerInstanceArn':'i1',";
    private static final String ROLE =
            "{'credentialsId':'c1','roleArn':'r','accessKeyId':'A','secretAccessKey':'S','sessionToken':'T',"
                    + "'expiration':'2030-01-01T00:00:00Z'}";

    private final ControlPlaneDouble controlPlane = new ControlPlaneDouble();
    private final WiredAgent host = new WiredAgent(controlPlane);
    private HubSocket hub;

    @BeforeEach
    void connect() {
        hub = controlPlane.acs();
    }

    @AfterEach
    void close() {
        host.close();
        controlPlane.close();
        assertThat(controlPlane.mistakes).isEmpty();
    }

    private static String task(String more) {
        return "{'arn':'" + TASK + "','desiredStatus':'RUNNING','family':'f','version':'1'" + more
                + ",'containers':[{'name':'web','image':'app:1','essential':true,'cpu':10,'memory':16}]}";
    }

    private static String payload(String id, int seqNum, String tasks) {
        return "{'messageId':'" + id + "'," + TO_US + "'seqNum':" + seqNum + ",'tasks':[" + tasks + "]}";
    }

    private static String manifest(String id, int timeline, String tasks) {
        return "{'messageId':'" + id + "'," + TO_US + "'generatedAt':1,'timeline':" + timeline + ",'tasks':[" + tasks
                + "]}";
    }

    /** Whatever came before is done: handlers are serial. */
    private void assertNothingWasSaid() {
        hub.send("HeartbeatMessage", "{'healthy':true,'messageId':'last'}");
        assertThat(hub.take("HeartbeatAckRequest").path("messageId").asText()).isEqualTo("last");
    }

    private void runTask() {
        hub.send("PayloadMessage", payload("p", 1, task("")));
        hub.take("AckRequest");
        assertThat(controlPlane.call("SubmitTaskStateChange").path("status").asText())
                .isEqualTo("RUNNING");
    }

    @Test
    void a_heartbeat_is_acknowledged_with_its_id() {
        hub.send("HeartbeatMessage", "{'healthy':true,'messageId':'h1'}");

        assertThat(hub.take("HeartbeatAckRequest").path("messageId").asText()).isEqualTo("h1");
    }

    @Test
    void a_payload_is_acknowledged_and_its_task_runs() {
        hub.send("PayloadMessage", payload("p1", 1, task("")));

        JsonNode ack = hub.take("AckRequest");
        assertThat(ack.path("messageId").asText()).isEqualTo("p1");
        assertThat(ack.path("cluster").asText()).isEqualTo(CLUSTER);
        assertThat(ack.path("containerInstance").asText()).isEqualTo("i1");
        JsonNode report = controlPlane.call("SubmitTaskStateChange");
        assertThat(report.path("cluster").asText()).isEqualTo("demo");
        assertThat(report.path("task").asText()).isEqualTo(TASK);
        assertThat(report.path("status").asText()).isEqualTo("RUNNING");
        assertThat(report.path("reason").asText("missing")).isEmpty();
        assertThat(report.at("/containers/0/containerName").asText()).isEqualTo("web");
        assertThat(report.at("/containers/0/status").asText()).isEqualTo("RUNNING");
    }

    @Test
    void credentials_in_a_payload_are_acknowledged_with_its_id() {
        hub.send("PayloadMessage", payload("p1", 1, task(",'roleCredentials':" + ROLE)));

        JsonNode ack = hub.take("IAMRoleCredentialsAckRequest");
        assertThat(ack.path("messageId").asText()).isEqualTo("p1");
        assertThat(ack.path("credentialsId").asText()).isEqualTo("c1");
        assertThat(ack.path("expiration").asText()).isEqualTo("2030-01-01T00:00:00Z");
        hub.take("AckRequest");
        assertThat(host.agent.credentials().find("c1")).isPresent();
    }

    @Test
    void a_payload_without_tasks_is_acknowledged() {
        hub.send("PayloadMessage", payload("p1", 1, ""));

        assertThat(hub.take("AckRequest").path("messageId").asText()).isEqualTo("p1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"messageId", "clusterArn", "containerInstanceArn"})
    void a_payload_without_an_identifier_is_dropped(String missing) {
        hub.send("PayloadMessage", payload("p1", 1, task("")).replaceFirst("'" + missing + "':'[^']*',", ""));

        assertNothingWasSaid();
        assertThat(host.agent.engine().tasks()).isEmpty();
    }

    @Test
    void a_payload_that_comes_twice_is_acknowledged_twice_and_starts_nothing_again() {
        runTask();

        hub.send("PayloadMessage", payload("p2", 2, task("")));

        assertThat(hub.take("AckRequest").path("messageId").asText()).isEqualTo("p2");
        assertNothingWasSaid();
        assertThat(host.runtime.leftovers()).hasSize(1);
    }

    @Test
    void a_stop_in_a_payload_stops_the_task() {
        runTask();

        hub.send("PayloadMessage", payload("p2", 2, "{'arn':'" + TASK + "','desiredStatus':'STOPPED'}"));

        hub.take("AckRequest");
        JsonNode report = controlPlane.call("SubmitTaskStateChange");
        assertThat(report.path("status").asText()).isEqualTo("STOPPED");
        assertThat(report.at("/containers/0/exitCode").asInt()).isEqualTo(143);
    }

    @Test
    void a_stop_of_a_task_that_is_not_here_is_reported_as_stopped() {
        hub.send("PayloadMessage", payload("p1", 1, task("").replace("RUNNING", "STOPPED")));

        hub.take("AckRequest");
        JsonNode report = controlPlane.call("SubmitTaskStateChange");
        assertThat(report.path("status").asText()).isEqualTo("STOPPED");
        assertThat(report.at("/containers/0/status").asText()).isEqualTo("STOPPED");
        assertThat(host.runtime.leftovers()).isEmpty();
    }

    @Test
    void the_credentials_of_a_task_that_stops_are_forgotten() {
        hub.send("PayloadMessage", payload("p1", 1, task(",'roleCredentials':" + ROLE)));
        hub.take("IAMRoleCredentialsAckRequest");
        hub.take("AckRequest");
        controlPlane.call("SubmitTaskStateChange");

        hub.send("PayloadMessage", payload("p2", 2, "{'arn':'" + TASK + "','desiredStatus':'STOPPED'}"));

        hub.take("AckRequest");
        controlPlane.call("SubmitTaskStateChange");
        assertThat(host.agent.credentials().find("c1")).isEmpty();
    }

    @Test
    void a_task_that_cannot_be_run_is_reported_as_stopped_with_the_reason() {
        hub.send("PayloadMessage", payload("p1", 1, task(",'volumes':[{'name':'v','type':'bogus'}]")));

        assertThat(controlPlane.call("SubmitTaskStateChange").path("reason").asText())
                .contains("unrecognized volume type: \"bogus\"");
    }

    @Test
    void a_manifest_that_names_all_tasks_is_acknowledged() {
        runTask();

        hub.send("TaskManifestMessage", manifest("m1", 2, "{'taskArn':'" + TASK + "','desiredStatus':'RUNNING'}"));

        assertThat(hub.take("AckRequest").path("messageId").asText()).isEqualTo("m1");
        assertNothingWasSaid();
    }

    @Test
    void a_task_that_a_manifest_does_not_want_is_stopped_when_the_hub_has_looked_again() {
        runTask();
        hub.send("TaskManifestMessage", manifest("m1", 2, ""));
        hub.take("AckRequest");
        JsonNode doubts = hub.take("TaskStopVerificationMessage");
        assertThat(doubts.path("messageId").asText()).isEqualTo("m1");
        assertThat(doubts.at("/stopCandidates/0/taskArn").asText()).isEqualTo(TASK);
        assertThat(doubts.at("/stopCandidates/0/desiredStatus").asText()).isEqualTo("STOPPED");

        hub.send("TaskStopVerificationAck", "{'messageId':'m1','stopTasks':[{'taskArn':'" + TASK + "'}]}");

        assertThat(controlPlane.call("SubmitTaskStateChange").path("status").asText())
                .isEqualTo("STOPPED");
    }

    @Test
    void a_verification_of_another_manifest_stops_nothing() {
        runTask();
        hub.send("TaskManifestMessage", manifest("m1", 2, ""));
        hub.take("AckRequest");
        hub.take("TaskStopVerificationMessage");

        hub.send("TaskStopVerificationAck", "{'messageId':'m0','stopTasks':[{'taskArn':'" + TASK + "'}]}");

        assertNothingWasSaid();
        assertThat(host.agent.engine().task(TASK).orElseThrow().isWanted()).isTrue();
    }

    @Test
    void a_verification_counts_once() {
        hub.send("TaskManifestMessage", manifest("m1", 2, ""));
        hub.take("AckRequest");
        hub.send("TaskStopVerificationAck", "{'messageId':'m1','stopTasks':[]}");
        hub.send("PayloadMessage", payload("p", 3, task("")));
        hub.take("AckRequest");

        hub.send("TaskStopVerificationAck", "{'messageId':'m1','stopTasks':[{'taskArn':'" + TASK + "'}]}");

        assertNothingWasSaid();
        assertThat(host.agent.engine().task(TASK).orElseThrow().isWanted()).isTrue();
    }

    @Test
    void a_manifest_that_is_not_newer_than_the_last_payload_is_dropped() {
        hub.send("PayloadMessage", payload("p", 7, ""));
        hub.take("AckRequest");

        hub.send("TaskManifestMessage", manifest("m1", 7, ""));

        assertNothingWasSaid();
    }

    @Test
    void a_manifest_that_is_not_newer_than_the_last_manifest_is_dropped() {
        hub.send("TaskManifestMessage", manifest("m1", 7, ""));
        hub.take("AckRequest");

        hub.send("TaskManifestMessage", manifest("m2", 7, ""));

        assertNothingWasSaid();
    }

    private static String credentials(String task) {
        return "{'messageId':'c','taskArn':'" + task + "','roleType':'TaskApplication','roleCredentials':" + ROLE + "}";
    }

    @Test
    void fresh_credentials_of_a_task_are_kept_and_acknowledged() {
        runTask();

        hub.send("IAMRoleCredentialsMessage", credentials(TASK));

        JsonNode ack = hub.take("IAMRoleCredentialsAckRequest");
        assertThat(ack.path("messageId").asText()).isEqualTo("c");
        assertThat(ack.path("credentialsId").asText()).isEqualTo("c1");
        assertThat(host.agent
                        .credentials()
                        .find("c1")
                        .orElseThrow()
                        .credentials()
                        .secretAccessKey())
                .isEqualTo("S");
    }

    @Test
    void credentials_of_an_unknown_task_are_not_acknowledged() {
        hub.send("IAMRoleCredentialsMessage", credentials("arn:aws:ecs:us-east-1:123456789012:task/demo/other"));

        assertNothingWasSaid();
        assertThat(host.agent.credentials().find("c1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"StageUpdateMessage", "PerformUpdateMessage"})
    void updates_are_refused(String type) {
        hub.send(type, "{'messageId':'u1'," + TO_US + "'updateInfo':{'location':'x','signature':'y'}}");

        JsonNode nack = hub.take("NackRequest");
        assertThat(nack.path("messageId").asText()).isEqualTo("u1");
        assertThat(nack.path("reason").asText()).isEqualTo("Updates are disabled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AttachTaskNetworkInterfacesMessage",
                "AttachInstanceNetworkInterfacesMessage",
                "ConfirmAttachmentMessage"
            })
    void attachments_are_heard(String type) {
        hub.send(type, "{'messageId':'a1'," + TO_US + "'waitTimeoutMs':1000}");

        assertThat(hub.take("AckRequest").path("messageId").asText()).isEqualTo("a1");
    }

    static Stream<String> saidInPassing() {
        return Stream.of(
                "{\"type\":\"CloseMessage\",\"message\":{\"message\":\"x\"}}",
                "{\"type\":\"ErrorMessage\",\"message\":{\"message\":\"x\"}}",
                "{\"type\":\"InactiveInstanceException\",\"message\":{\"message\":\"x\"}}",
                "{\"type\":\"BogusMessage\",\"message\":{}}",
                "{\"message\":{\"healthy\":true}}",
                "{\"type\":\"PayloadMessage\",\"message\":{\"seqNum\":\"many\"}}",
                "no JSON");
    }

    @ParameterizedTest
    @MethodSource("saidInPassing")
    void what_is_no_order_leaves_the_session_as_it_is(String frame) {
        hub.raw(frame);

        assertNothingWasSaid();
    }

    @Test
    void a_frame_may_name_its_message_before_its_type() {
        hub.raw("{\"message\":{\"messageId\":\"h1\"},\"type\":\"HeartbeatMessage\"}");

        assertThat(hub.take("HeartbeatAckRequest").path("messageId").asText()).isEqualTo("h1");
    }

    @Test
    void a_payload_of_a_megabyte_arrives_whole() {
        String name = "x".repeat(1 << 20);
        hub.send("PayloadMessage", payload("p1", 1, task(",'serviceName':'" + name + "'")));

        hub.take("AckRequest");
        assertThat(host.agent.engine().task(TASK).orElseThrow().plan().serviceName())
                .hasSize(1 << 20);
    }
}
