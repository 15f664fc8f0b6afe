package dev.gantry.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Speaks as amazon-ecs-agent does, from the description of its protocol alone. It runs nothing and says what it is told to. */
record AgentDouble(PackagedServer server, RawApi api, String cluster, String arn, ArrayNode attributes) {

    private static final String VERSION = "1.105.1";

    /** What a new agent of ECS Anywhere says of itself: two documents that are empty, attributes without a value. */
    static JsonNode registration(String cluster, int memory) {
        ObjectNode request = RawApi.JSON
                .createObjectNode()
                .put("cluster", cluster)
                .put("clientToken", java.util.UUID.randomUUID().toString())
                .put("instanceIdentityDocument", "")
                .put("instanceIdentityDocumentSignature", "");
        ArrayNode resources = request.putArray("totalResources");
        resources.addObject().put("name", "CPU").put("type", "INTEGER").put("integerValue", 2048);
        resources.addObject().put("name", "MEMORY").put("type", "INTEGER").put("integerValue", memory);
        ArrayNode ports = resources
                .addObject()
                .put("name", "PORTS")
                .put("type", "STRINGSET")
                .putArray("stringSetValue");
        Stream.of("22", "2375", "2376", "51678", "51679").forEach(ports::add);
        resources.addObject().put("name", "PORTS_UDP").put("type", "STRINGSET").putArray("stringSetValue");
        ArrayNode attributes = request.putArray("attributes");
        attributes.addObject().put("name", "rack").put("value", "7");
        Stream.of(
                        "ecs.capability.full-sync",
                        "ecs.capability.container-health-check",
                        "ecs.capability.execution-role-ecr-pull",
                        "ecs.capability.secrets.ssm.environment-variables",
                        "ecs.capability.task-eni",
                        "ecs.capability.external",
                        "com.amazonaws.ecs.capability.task-iam-role",
                        "com.amazonaws.ecs.capability.logging-driver.json-file",
                        "com.amazonaws.ecs.capability.logging-driver.awslogs",
                        "com.amazonaws.ecs.capability.docker-remote-api.1.18",
                        "com.amazonaws.ecs.capability.docker-remote-api.1.19",
                        "com.amazonaws.ecs.capability.docker-remote-api.1.21",
                        "com.amazonaws.ecs.capability.docker-remote-api.1.24",
                        "com.amazonaws.ecs.capability.docker-remote-api.1.29",
                        "com.amazonaws.ecs.capability.docker-remote-api.1.32")
                .forEach(name -> attributes.addObject().put("name", name));
        attributes.addObject().put("name", "ecs.os-type").put("value", "linux");
        attributes.addObject().put("name", "ecs.os-family").put("value", "LINUX");
        attributes.addObject().put("name", "ecs.cpu-architecture").put("value", "x86_64");
        return request;
    }

    static AgentDouble register(PackagedServer server, String cluster) {
        return register(server, cluster, 1024);
    }

    static AgentDouble register(PackagedServer server, String cluster, int memory) {
        RawApi api = new RawApi(server);
        JsonNode request = registration(cluster, memory);
        String arn = api.ecs("RegisterContainerInstance", request.toString())
                .at("/containerInstance/containerInstanceArn")
                .asText();
        return new AgentDouble(server, api, cluster, arn, (ArrayNode) request.path("attributes"));
    }

    JsonNode endpoints() {
        return api.ecs("DiscoverPollEndpoint", """
                {"cluster": "%s", "containerInstance": "%s", "zoneId": ""}""".formatted(cluster, arn));
    }

    String acsQuery(boolean sendCredentials) {
        return query(
                "agentHash",
                "a8b3e7d3",
                "agentVersion",
                VERSION,
                "clusterArn",
                cluster,
                "containerInstanceArn",
                arn,
                "dockerVersion",
                "DockerVersion: 20.10.24+dfsg1",
                "protocolVersion",
                "2",
                "sendCredentials",
                String.valueOf(sendCredentials),
                "seqNum",
                "1");
    }

    String tcsQuery() {
        return query(
                "agentHash",
                "a8b3e7d3",
                "agentVersion",
                VERSION,
                "cluster",
                cluster,
                "containerInstance",
                arn,
                "dockerVersion",
                "20.10.24+dfsg1");
    }

    /** Names in their order, values encoded as Go does it: a space is a plus. */
    private static String query(String... parts) {
        return Stream.iterate(0, index -> index < parts.length, index -> index + 2)
                .map(index -> parts[index] + "=" + URLEncoder.encode(parts[index + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    AgentSocket acs(boolean sendCredentials) {
        return new AgentSocket(server, endpoints().path("endpoint").asText(), acsQuery(sendCredentials));
    }

    AgentSocket tcs() {
        return new AgentSocket(server, endpoints().path("telemetryEndpoint").asText(), tcsQuery());
    }

    /** A frame as the agent sends it to TCS: signed, as if it were a GET of the URL with the JSON as its payload. */
    String signedFrame(SigV4 keys, String json) {
        String path = java.net
                .URI
                .create(endpoints().path("telemetryEndpoint").asText())
                .getPath();
        SigV4.Request request = new SigV4.Request(
                "GET",
                api.host(),
                path.substring(1) + "ws",
                tcsQuery(),
                Map.of(),
                json.getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = keys.headers(request, Instant.now());
        return "Authorization: " + headers.get("authorization") + "\r\nHost: " + api.host() + "\r\nX-Amz-Date: "
                + headers.get("x-amz-date") + "\r\n\r\n" + json;
    }

    void ack(AgentSocket acs, JsonNode message) {
        acs.send("AckRequest", """
                {"cluster": "%s", "containerInstance": "%s", "messageId": "%s"}""".formatted(
                        message.path("clusterArn").asText(),
                        arn,
                        message.path("messageId").asText()));
    }

    /** Reports a task's status, with these containers as JSON. */
    void submit(String task, String status, String containers) {
        api.ecs("SubmitTaskStateChange", """
                {"cluster": "%s", "task": "%s", "status": "%s", "reason": "", "containers": [%s]}""".formatted(cluster, task, status, containers));
    }

    static String container(String status, String more) {
        return "{\"containerName\": \"main\", \"runtimeId\": \"abc\", \"status\": \"" + status + "\"" + more + "}";
    }

    /** Registers a family of one container with this added to it, and to the task definition. */
    void define(String family, String ofContainer, String ofTask) {
        api.ecs("RegisterTaskDefinition", """
                {"family": "%s", %s "containerDefinitions":
                  [{"name": "main", "image": "an-image", %s "memory": 100, "cpu": 128}]}""".formatted(family, ofTask, ofContainer));
    }

    /** The ARN of a task of this family, on this instance's cluster. */
    String run(String family, String more) {
        JsonNode ran = api.ecs("RunTask", """
                {"cluster": "%s", %s "launchType": "EC2", "taskDefinition": "%s"}""".formatted(cluster, more, family));
        if (!ran.path("failures").isEmpty()) {
            throw new AssertionError(ran);
        }
        return ran.at("/tasks/0/taskArn").asText();
    }

    JsonNode describe(String task) {
        return api.ecs("DescribeTasks", "{\"cluster\": \"" + cluster + "\", \"tasks\": [\"" + task + "\"]}")
                .at("/tasks/0");
    }

    /** The payload that tells of this task. */
    static JsonNode payload(AgentSocket acs, String task, String desiredStatus) {
        return acs.await(
                "PayloadMessage",
                message -> message.at("/tasks/0/arn").asText().equals(task)
                        && message.at("/tasks/0/desiredStatus").asText().equals(desiredStatus));
    }
}
