package dev.gantry.agent.endpoint;

import dev.gantry.agent.engine.TaskEngine;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.session.CredentialsStore;
import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.TaskState;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An agent whose containers ask here. One machine may have several.
 *
 * @param cluster as it was configured
 * @param containerInstance its ARN, empty while it has none
 * @param api calls ECS with credentials of a task's role
 */
public record Neighbour(
        String cluster,
        Supplier<Optional<String>> containerInstance,
        Supplier<Optional<String>> availabilityZone,
        TaskEngine engine,
        CredentialsStore credentials,
        Runtime runtime,
        TaskApi api) {

    /** A container that asks, and its task. */
    record Asking(Neighbour agent, TaskState task, ContainerPlan container) {}

    Optional<Asking> byMetadataId(String id) {
        return engine.tasks().stream()
                .flatMap(task -> task.plan().containers().stream()
                        .filter(container -> container.metadataId().equals(id))
                        .map(container -> new Asking(this, task, container)))
                .findFirst();
    }

    /** The awsvpc task with this address: metadata of version 2 knows its caller by it. */
    Optional<TaskState> byAddress(String address) {
        return engine.tasks().stream()
                .filter(task -> !task.isStopped())
                .filter(task -> task.plan()
                        .network()
                        .filter(network -> network.address().equals(address))
                        .isPresent())
                .findFirst();
    }
}
