package dev.gantry.benchmarks.services;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The engine with nobody above it: the least that so many containers can take. */
final class EngineFloor {

    static final String LABEL = "dev.gantry.bench=services";
    private static final String CREATE = """
            {"Image": "%s", "Cmd": %s, "Labels": {"dev.gantry.bench": "services"}, "HostConfig": {"Memory": %d}}""";

    private EngineFloor() {}

    /** Creates and starts so many, some at a time. */
    static List<String> start(int containers, int atOnce) throws IOException, InterruptedException {
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < containers; i++) {
            calls.add(EngineFloor::startOne);
        }
        return all(calls, atOnce);
    }

    static String startOne() throws IOException {
        String body = CREATE.formatted(
                Containers.IMAGE, Containers.command(Containers.FIRST), (long) Containers.MEMORY_MIB << 20);
        String id = Engine.post("/containers/create", body).path("Id").asText();
        JsonNode _ = Engine.post("/containers/" + id + "/start", "");
        return id;
    }

    static void stop(List<String> containers, int atOnce) throws IOException, InterruptedException {
        List<Callable<String>> calls = new ArrayList<>();
        for (String id : containers) {
            calls.add(() -> {
                JsonNode _ = Engine.post("/containers/" + id + "/stop?t=" + Containers.GRACE_SECONDS, "");
                return id;
            });
        }
        List<String> _ = all(calls, atOnce);
    }

    static void remove(String label) throws IOException, InterruptedException {
        List<Callable<String>> calls = new ArrayList<>();
        for (Engine.Running container : Engine.containers(label, true)) {
            calls.add(() -> {
                Engine.delete("/containers/" + container.id() + "?force=1&v=1");
                return container.id();
            });
        }
        List<String> _ = all(calls, 4);
    }

    private static List<String> all(List<Callable<String>> calls, int atOnce) throws IOException, InterruptedException {
        List<String> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            for (Future<String> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
        return results;
    }
}
