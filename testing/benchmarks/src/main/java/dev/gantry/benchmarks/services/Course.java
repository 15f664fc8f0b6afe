package dev.gantry.benchmarks.services;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What an orchestrator is put through, and how many seconds each part of it took. */
final class Course {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long PAUSE_MILLIS = 20;

    private final Orchestrator orchestrator;
    private final int tasks;
    private final Map<Part, Double> seconds = new EnumMap<>(Part.class);

    /** In the order in which they happen. */
    enum Part {
        START,
        UPDATE,
        REPLACE,
        DELETE,
        START_TWICE_AS_MANY
    }

    /** Something to wait for. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    Course(Orchestrator orchestrator, int tasks) {
        this.orchestrator = orchestrator;
        this.tasks = tasks;
    }

    Map<Part, Double> run() throws IOException, InterruptedException {
        warmUp();
        orchestrator.create();
        time(Part.START, () -> orchestrator.scale(tasks), () -> orchestrator.running() == tasks);
        time(Part.UPDATE, () -> orchestrator.update(Containers.SECOND), this::isUpdated);
        replace();
        time(Part.DELETE, orchestrator::delete, () -> running().isEmpty());
        await(orchestrator::isGone);
        orchestrator.create();
        time(Part.START_TWICE_AS_MANY, () -> orchestrator.scale(2 * tasks), () -> orchestrator.running() == 2 * tasks);
        end();
        return seconds;
    }

    /** What only the first tasks pay is no part of the comparison. */
    private void warmUp() throws IOException, InterruptedException {
        orchestrator.create();
        orchestrator.scale(4);
        await(() -> orchestrator.running() == 4);
        end();
    }

    private void end() throws IOException, InterruptedException {
        orchestrator.delete();
        await(() -> running().isEmpty());
        await(orchestrator::isGone);
    }

    private void replace() throws IOException, InterruptedException {
        String victim = running().getFirst().id();
        time(Part.REPLACE, () -> Engine.post("/containers/" + victim + "/kill", ""), () -> {
            List<Engine.Running> now = running();
            return now.size() == tasks
                    && now.stream().noneMatch(container -> container.id().equals(victim));
        });
    }

    private boolean isUpdated() throws IOException {
        List<Engine.Running> now = running();
        return now.size() == tasks
                && now.stream().allMatch(container -> container.command().contains(Containers.SECOND));
    }

    private List<Engine.Running> running() throws IOException {
        return Engine.containers(orchestrator.label(), false);
    }

    /** A call that begins something. */
    private interface Begin {
        void call() throws IOException;
    }

    private void time(Part part, Begin begin, Condition end) throws IOException, InterruptedException {
        long from = System.nanoTime();
        begin.call();
        await(end);
        seconds.put(part, (System.nanoTime() - from) / 1e9);
    }

    private void await(Condition condition) throws IOException, InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(
                        orchestrator.name() + " is not there in " + PATIENCE.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
