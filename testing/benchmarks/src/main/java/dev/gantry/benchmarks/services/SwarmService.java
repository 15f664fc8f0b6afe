package dev.gantry.benchmarks.services;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** A service of Docker Swarm on this machine's engine: no published ports, the default bridge, no delays. */
final class SwarmService implements Orchestrator, AutoCloseable {

    private static final String NAME = "gantry-bench-services";
    private static final int AT_ONCE = 5;

    private String id = "";
    private String revision = Containers.FIRST;
    private int tasks;

    private SwarmService() {}

    /** Makes the engine a swarm of one; refuses when it is part of one, which is not ours to leave. */
    static SwarmService init() throws IOException {
        JsonNode _ = Engine.post("/swarm/init", """
                {"ListenAddr": "127.0.0.1:2377", "AdvertiseAddr": "127.0.0.1"}""");
        return new SwarmService();
    }

    @Override
    public String name() {
        return "Swarm";
    }

    @Override
    public String label() {
        return "com.docker.swarm.service.name=" + NAME;
    }

    @Override
    public void create() throws IOException {
        tasks = 0;
        revision = Containers.FIRST;
        id = Engine.post("/services/create", spec()).path("ID").asText();
    }

    @Override
    public void scale(int wanted) throws IOException {
        tasks = wanted;
        change();
    }

    @Override
    public int running() throws IOException {
        return Engine.get("/services?status=true")
                .at("/0/ServiceStatus/RunningTasks")
                .asInt();
    }

    @Override
    public void update(String wanted) throws IOException {
        revision = wanted;
        change();
    }

    @Override
    public void delete() throws IOException {
        Engine.delete("/services/" + id);
    }

    @Override
    public boolean isGone() throws IOException {
        return Engine.get("/services").isEmpty() && Engine.get("/tasks").isEmpty();
    }

    @Override
    public void close() throws IOException {
        JsonNode _ = Engine.post("/swarm/leave?force=true", "");
    }

    private void change() throws IOException {
        int version = Engine.get("/services/" + id).at("/Version/Index").asInt();
        JsonNode _ = Engine.post("/services/" + id + "/update?version=" + version, spec());
    }

    private String spec() {
        return """
                {"Name": "%s", "Mode": {"Replicated": {"Replicas": %d}},
                 "UpdateConfig": {"Parallelism": %d, "Order": "start-first", "Delay": 0, "Monitor": 1},
                 "TaskTemplate": {"RestartPolicy": {"Condition": "any", "Delay": 0},
                   "Resources": {"Limits": {"MemoryBytes": %d}},
                   "ContainerSpec": {"Image": "%s", "Command": %s, "StopGracePeriod": %d}}}""".formatted(
                        NAME,
                        tasks,
                        Math.max(1, tasks / AT_ONCE),
                        (long) Containers.MEMORY_MIB << 20,
                        Containers.IMAGE,
                        Containers.command(revision),
                        Containers.GRACE_SECONDS * 1_000_000_000L);
    }
}
