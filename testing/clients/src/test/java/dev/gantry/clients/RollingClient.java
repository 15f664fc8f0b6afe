package dev.gantry.clients;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.ecs.model.Task;

/** Asks every healthy task of a service over HTTP, again and again, and counts how many tasks there are. */
final class RollingClient implements AutoCloseable {

    /** Between listing tasks and looking at them a new one could become healthy unseen: such a look does not count. */
    private static final Duration LISTED = Duration.ofSeconds(1);

    /** Tasks without CPU units get little of a machine that others need. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Services services;
    private final String name;
    private final Duration healthyAfter;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Integer> healthy = new ArrayList<>();
    private final List<Integer> wanted = new ArrayList<>();
    private final Set<String> words = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofVirtual().unstarted(this::ask);
    private volatile boolean over;

    RollingClient(Services services, String name, Duration healthyAfter) {
        this.services = services;
        this.name = name;
        this.healthyAfter = healthyAfter;
    }

    void start() {
        thread.start();
    }

    int answers() {
        return answers.get();
    }

    /** Requests that a task which was not stopping did not answer. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** How many tasks were healthy, at each look. */
    List<Integer> healthy() {
        return healthy;
    }

    /** How many tasks were meant to run, at each look. */
    List<Integer> wanted() {
        return wanted;
    }

    /** What was answered. */
    Set<String> words() {
        return words;
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
        http.close();
    }

    private void ask() {
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!over) {
                List<Task> now = look();
                requests.invokeAll(now.stream()
                        .map(task -> Executors.callable(() -> request(task)))
                        .toList());
            }
        } catch (InterruptedException | RuntimeException fault) {
            failures.add("the client itself: " + fault);
        }
    }

    private List<Task> look() {
        Instant listed = Instant.now();
        List<String> arns = services.tasks(name);
        List<Task> all = services.describe(arns);
        Instant now = Instant.now();
        List<Task> good = all.stream().filter(task -> isHealthy(task, now)).toList();
        if (now.isBefore(listed.plus(LISTED))) {
            wanted.add(arns.size());
            healthy.add(good.size());
        }
        return good;
    }

    private boolean isHealthy(Task task, Instant now) {
        return isRunning(task) && !task.startedAt().plus(healthyAfter).isAfter(now);
    }

    private static boolean isRunning(Task task) {
        return task.lastStatus().equals("RUNNING") && task.desiredStatus().equals("RUNNING");
    }

    private void request(Task task) {
        int port = task.containers().getFirst().networkBindings().getFirst().hostPort();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            answered(task, response);
        } catch (IOException failed) {
            unanswered(task, failed.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(Task task, HttpResponse<String> response) {
        if (response.statusCode() == 200) {
            answers.incrementAndGet();
            words.add(response.body().strip());
        } else {
            unanswered(task, "status " + response.statusCode());
        }
    }

    /** What stops may fail: its stop was decided before its container heard of it. */
    private void unanswered(Task task, String why) {
        services.describe(List.of(task.taskArn())).stream()
                .filter(RollingClient::isRunning)
                .forEach(now -> failures.add(now.taskArn() + ": " + why));
    }
}
