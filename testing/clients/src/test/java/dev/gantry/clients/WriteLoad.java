package dev.gantry.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Clients that write as fast as they are answered, and remember what was acknowledged. */
final class WriteLoad {

    private static final int BATCH = 10;

    private final RawApi api;
    private final String name;
    private final AtomicInteger serial = new AtomicInteger();
    private final AtomicLong acknowledged = new AtomicLong();
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean over;

    private final ConcurrentLinkedQueue<String> clusters = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> definitions = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> stops = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<String, List<String>> batches = new ConcurrentHashMap<>();
    private final Map<String, Integer> sizes = new ConcurrentHashMap<>();

    /** On a cluster of this name, with an instance that is connected and has room. */
    WriteLoad(RawApi api, String name) {
        this.api = api;
        this.name = name;
    }

    void start() {
        List.<Runnable>of(this::createCluster, this::register, this::log, this::runAndStop, this::runAndStop)
                .forEach(write -> writers.add(Thread.ofVirtual().start(() -> repeat(write))));
    }

    private void repeat(Runnable write) {
        while (!over) {
            try {
                write.run();
                acknowledged.incrementAndGet();
            } catch (UncheckedIOException | AssertionError unanswered) {
                if (over) {
                    return;
                }
            }
        }
    }

    /** After the server has died: no more is written, and what was on its way has failed. */
    void end() {
        over = true;
        for (Thread writer : writers) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** How many RunTask were answered with all of their tasks. */
    int wholeBatches() {
        return (int)
                batches.values().stream().filter(tasks -> tasks.size() == BATCH).count();
    }

    /** The server is about to die: from now on nobody minds a call that fails. */
    void forgive() {
        over = true;
    }

    private void createCluster() {
        String cluster = name + "-c" + serial.incrementAndGet();
        api.ecs("CreateCluster", "{\"clusterName\": \"" + cluster + "\"}");
        clusters.add(cluster);
    }

    private void register() {
        definitions.add(api.ecs("RegisterTaskDefinition", """
                {"family": "%s-f", "containerDefinitions": [{"name": "m", "image": "i", "memory": 4}]}""".formatted(name))
                .at("/taskDefinition/taskDefinitionArn")
                .asText());
    }

    private void log() {
        String message = "line " + serial.incrementAndGet();
        RawApi.Answer answer = api.call("logs", "PutLogEvents", """
                {"logGroupName": "%s", "logStreamName": "s", "logEvents": [{"timestamp": %d, "message": "%s"}]}""".formatted(name, System.currentTimeMillis(), message)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        messages.add(message);
    }

    private void runAndStop() {
        String batch = "b" + serial.incrementAndGet();
        JsonNode ran = api.ecs("RunTask", """
                {"cluster": "%s", "launchType": "EC2", "taskDefinition": "%s", "count": %d, "startedBy": "%s"}""".formatted(name, name, BATCH, batch));
        List<String> tasks = Stream.iterate(
                        0, index -> index < ran.path("tasks").size(), index -> index + 1)
                .map(index -> ran.path("tasks").path(index).path("taskArn").asText())
                .toList();
        batches.put(batch, tasks);
        for (String task : tasks) {
            api.ecs("StopTask", "{\"cluster\": \"%s\", \"task\": \"%s\"}".formatted(name, task));
            stops.add(task);
        }
    }

    /** What was acknowledged and is not there, or is there by half; empty is good. */
    List<String> lost() {
        List<String> lost = new ArrayList<>();
        missing(lost, clusters, "ListClusters", "{}", "clusterArns", name -> "cluster/" + name);
        missing(
                lost,
                definitions,
                "ListTaskDefinitions",
                "{\"familyPrefix\": \"" + name + "-f\"}",
                "taskDefinitionArns",
                arn -> arn);
        List<String> logged = logged();
        messages.stream().filter(line -> !logged.contains(line)).forEach(line -> lost.add("log event " + line));
        Map<String, String> wished = tasks();
        batches.forEach((batch, tasks) -> tasks.stream()
                .filter(task -> !wished.containsKey(task))
                .forEach(task -> lost.add("task " + task + " of " + batch)));
        stops.stream()
                .filter(task -> !"STOPPED".equals(wished.get(task)))
                .forEach(task -> lost.add("the stop of " + task));
        halves().forEach(batch -> lost.add("a part of batch " + batch));
        return lost;
    }

    private void missing(
            List<String> lost,
            Iterable<String> wanted,
            String operation,
            String request,
            String member,
            java.util.function.UnaryOperator<String> ending) {
        java.util.Set<String> there = new java.util.HashSet<>();
        pages(operation, request, member).forEach(arn -> {
            there.add(arn);
            there.add(arn.substring(arn.lastIndexOf(':') + 1));
        });
        wanted.forEach(name -> {
            if (!there.contains(ending.apply(name))) {
                lost.add(operation + " " + name);
            }
        });
    }

    /** Every task that is there, and what it should be. */
    private Map<String, String> tasks() {
        Map<String, String> wished = new ConcurrentHashMap<>();
        sizes.clear();
        List<String> all = Stream.of("RUNNING", "STOPPED")
                .flatMap(status -> pages(
                        "ListTasks",
                        "{\"cluster\": \"" + name + "\", \"desiredStatus\": \"" + status + "\"}",
                        "taskArns")
                        .stream())
                .toList();
        for (int from = 0; from < all.size(); from += 100) {
            String hundred = String.join("\",\"", all.subList(from, Math.min(all.size(), from + 100)));
            api.ecs("DescribeTasks", "{\"cluster\": \"" + name + "\", \"tasks\": [\"" + hundred + "\"]}")
                    .path("tasks")
                    .forEach(task -> {
                        wished.put(
                                task.path("taskArn").asText(),
                                task.path("desiredStatus").asText());
                        sizes.merge(task.path("startedBy").asText(), 1, Integer::sum);
                    });
        }
        return wished;
    }

    /** A batch whose answer was lost on its way is there as a whole or not at all. */
    private List<String> halves() {
        return sizes.entrySet().stream()
                .filter(batch -> batch.getValue() != BATCH
                        && batch.getValue()
                                != batches.getOrDefault(batch.getKey(), List.of())
                                        .size())
                .map(Object::toString)
                .toList();
    }

    private List<String> logged() {
        List<String> lines = new ArrayList<>();
        String token = "";
        while (true) {
            JsonNode page = new RawApi(api.server())
                    .call("logs", "GetLogEvents", """
                    {"logGroupName": "%s", "logStreamName": "s", "startFromHead": true %s}""".formatted(name, token)
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .json();
            page.path("events").forEach(event -> lines.add(event.path("message").asText()));
            String next = ", \"nextToken\": \"" + page.path("nextForwardToken").asText() + "\"";
            if (page.path("events").isEmpty() || next.equals(token)) {
                return lines;
            }
            token = next;
        }
    }

    private List<String> pages(String operation, String request, String member) {
        List<String> all = new ArrayList<>();
        String token = "";
        do {
            String more =
                    token.isEmpty() ? "" : (request.equals("{}") ? "" : ", ") + "\"nextToken\": \"" + token + "\"";
            JsonNode page = api.ecs(operation, request.substring(0, request.length() - 1) + more + "}");
            page.path(member).forEach(item -> all.add(item.asText()));
            token = page.path("nextToken").asText("");
        } while (!token.isEmpty());
        return all;
    }
}
