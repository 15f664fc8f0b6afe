package dev.gantry.ecs.hub;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.InstanceLedger;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceLifecycle;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.domain.instance.InstanceVersions;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.kernel.Tx;
import java.util.Optional;

/** Writes whether agents are connected: on their instances and on the tasks there. */
final class Connections {

    private static final String DOCKER_PREFIX = "DockerVersion: ";

    private Connections() {}

    /** False for an instance that has been deregistered meanwhile. */
    static boolean connected(Tx tx, InstanceId id, AgentParameters agent) {
        Optional<ContainerInstance> registered = tx.find(EcsTables.INSTANCES, id.key())
                .filter(instance -> instance.status().isRegistered());
        registered.ifPresent(instance -> {
            InstanceVersions versions = versions(agent);
            ContainerInstance now = ContainerInstanceLifecycle.next(instance, new InstanceSignal.AgentConnected());
            write(
                    tx,
                    instance,
                    versions.equals(InstanceVersions.UNKNOWN) ? now : now.with(draft -> draft.versions(versions)));
            tasks(tx, id, true);
        });
        return registered.isPresent();
    }

    /** No task is placed there until the agent is back. */
    static void disconnected(Tx tx, InstanceId id) {
        tx.find(EcsTables.INSTANCES, id.key()).ifPresent(instance -> disconnected(tx, instance));
    }

    private static void disconnected(Tx tx, ContainerInstance instance) {
        write(tx, instance, ContainerInstanceLifecycle.next(instance, new InstanceSignal.AgentDisconnected()));
    }

    /** The agent did not come back soon: the tasks there hear of it, if it is away still. */
    static void away(Tx tx, InstanceId id) {
        tx.find(EcsTables.INSTANCES, id.key())
                .filter(instance -> !instance.agentConnected())
                .ifPresent(_ -> tasks(tx, id, false));
    }

    static void allAway(Tx tx) {
        tx.all(EcsTables.INSTANCES).stream()
                .filter(instance -> !instance.agentConnected())
                .toList()
                .forEach(instance -> tasks(tx, instance.id(), false));
    }

    /**
     * After a start of the server nobody is connected, whatever the rows of its predecessor say. The tasks there hear of
     * it only if their agent stays away: most are back within a second.
     */
    static void noneYet(Tx tx) {
        tx.all(EcsTables.INSTANCES).stream()
                .filter(ContainerInstance::agentConnected)
                .toList()
                .forEach(instance -> disconnected(tx, instance));
    }

    private static void write(Tx tx, ContainerInstance before, ContainerInstance after) {
        if (after != before) {
            InstanceLedger.change(tx, after);
        }
    }

    private static void tasks(Tx tx, InstanceId id, boolean connected) {
        tx.by(EcsTables.TASKS_BY_HOST, EcsTables.hostKey(id.scope(), id.id())).stream()
                .toList()
                .forEach(task -> TaskLedger.signal(tx, task, new TaskSignal.ConnectivityChanged(connected, tx.now())));
    }

    private static InstanceVersions versions(AgentParameters agent) {
        String docker = agent.dockerVersion().startsWith(DOCKER_PREFIX)
                ? agent.dockerVersion().substring(DOCKER_PREFIX.length())
                : agent.dockerVersion();
        return new InstanceVersions(
                text(agent.agentVersion()),
                text(agent.agentHash()),
                text(docker).map(version -> DOCKER_PREFIX + version));
    }

    private static Optional<String> text(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }
}
