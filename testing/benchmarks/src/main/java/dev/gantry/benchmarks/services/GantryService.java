package dev.gantry.benchmarks.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gantry.benchmarks.load.EcsCalls;
import java.io.IOException;

/** A service of ours, with one local host on this machine's engine. */
final class GantryService implements Orchestrator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "bench-services";

    private final EcsCalls ecs;

    GantryService(EcsCalls ecs) {
        this.ecs = ecs;
        String _ = ecs.once("CreateCluster", "{\"clusterName\": \"default\"}");
    }

    @Override
    public String name() {
        return "gantry";
    }

    @Override
    public String label() {
        return "com.amazonaws.ecs.task-definition-family=" + NAME;
    }

    @Override
    public void create() throws IOException {
        JsonNode _ = call("CreateService", """
                {"serviceName": "%1$s", "desiredCount": 0, "taskDefinition": "%2$s", "deploymentConfiguration":
                {"minimumHealthyPercent": 100, "maximumPercent": 120}}""".formatted(NAME, register(Containers.FIRST)));
    }

    @Override
    public void scale(int tasks) throws IOException {
        JsonNode _ = call("UpdateService", """
                {"service": "%s", "desiredCount": %d}""".formatted(NAME, tasks));
    }

    @Override
    public int running() throws IOException {
        return describe().path("runningCount").asInt();
    }

    @Override
    public void update(String revision) throws IOException {
        JsonNode _ = call("UpdateService", """
                {"service": "%s", "taskDefinition": "%s"}""".formatted(NAME, register(revision)));
    }

    @Override
    public void delete() throws IOException {
        JsonNode _ = call("DeleteService", """
                {"service": "%s", "force": true}""".formatted(NAME));
    }

    @Override
    public boolean isGone() throws IOException {
        return describe().path("status").asText("INACTIVE").equals("INACTIVE");
    }

    private JsonNode describe() throws IOException {
        return call("DescribeServices", """
                {"services": ["%s"]}""".formatted(NAME)).at("/services/0");
    }

    private String register(String revision) throws IOException {
        return call("RegisterTaskDefinition", """
                {"family": "%s", "networkMode": "bridge", "containerDefinitions": [{"name": "main", "image": "%s",
                "memory": %d, "stopTimeout": %d, "command": %s}]}""".formatted(
                                NAME,
                                Containers.IMAGE,
                                Containers.MEMORY_MIB,
                                Containers.GRACE_SECONDS,
                                Containers.command(revision)))
                .at("/taskDefinition/taskDefinitionArn")
                .asText();
    }

    private JsonNode call(String operation, String json) throws IOException {
        return JSON.readTree(ecs.once(operation, json));
    }
}
