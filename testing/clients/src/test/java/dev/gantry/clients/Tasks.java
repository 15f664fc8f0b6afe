package dev.gantry.clients;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Task;

/** The tasks of one cluster, watched through the SDK for Java: it looks more often than AWS' waiters do. */
record Tasks(EcsClient ecs, String cluster) {

    static Tasks of(PackagedServer server) {
        return new Tasks(Sdk.client(EcsClient.builder(), server), "default");
    }

    Tasks in(String other) {
        return new Tasks(ecs, other);
    }

    Task describe(String task) {
        return ecs.describeTasks(request -> request.cluster(cluster).tasks(task))
                .tasks()
                .getFirst();
    }

    /** The task as soon as it has this status; one that stopped instead says why. */
    Task await(String task, String status) {
        return Eventually.found(task + " is " + status, () -> {
            Task now = describe(task);
            if (now.lastStatus().equals("STOPPED") && !status.equals("STOPPED")) {
                throw new AssertionError(task + " stopped: " + now.stoppedReason() + " " + now.containers());
            }
            return Optional.of(now).filter(found -> found.lastStatus().equals(status));
        });
    }

    /** Stops these, waits for it, and for the host to have taken their containers away. */
    void stop(List<String> tasks) {
        tasks.forEach(task ->
                ecs.stopTask(request -> request.cluster(cluster).task(task).reason("the test is over")));
        tasks.forEach(task -> await(task, "STOPPED"));
        tasks.forEach(Docker::awaitGone);
    }
}
