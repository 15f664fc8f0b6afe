package dev.gantry.benchmarks.scale;

import dev.gantry.ecs.EcsTables;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.RunTaskResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Fills a cluster with tasks through the front door, without HTTP, and waits until every one of them is RUNNING. */
final class Population {

    private static final int COUNT = 10;
    private static final int AT_ONCE = 100;
    private static final int FAR_BEHIND = 20_000;

    private final RunTaskRequest request = RunTaskRequest.builder()
            .cluster(Ground.CLUSTER)
            .taskDefinition(Ground.FAMILY)
            .count(COUNT)
            .build();
    private final Ground ground;
    private long started;

    Population(Ground ground) {
        this.ground = ground;
    }

    void growTo(int size) throws InterruptedException {
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calls = new ArrayList<>();
            for (; started < size; started += COUNT) {
                places.acquire();
                awaitReports(started - FAR_BEHIND);
                calls.add(threads.submit(() -> run(places)));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        awaitReports(started);
    }

    private void run(Semaphore places) {
        try {
            RunTaskResponse answer = ground.gantry().frontDoor().call(ground.caller(), request, RunTaskResponse.class);
            if (answer.tasksOrEmpty().size() != COUNT) {
                throw new IllegalStateException("Not all were placed: " + answer.failuresOrEmpty());
            }
        } finally {
            places.release();
        }
    }

    private void awaitReports(long count) throws InterruptedException {
        while (ground.hosts().reported() < count) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    static int tasks(View view) {
        return view.all(EcsTables.TASKS).count();
    }
}
