package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.domain.service.TaskStage;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The end of a service: its tasks are stopped, protected or not; then it is INACTIVE. */
final class ServiceDraining {

    private static final List<TaskStage> WANTED = List.of(
            TaskStage.STARTING, TaskStage.UNHEALTHY, TaskStage.CHECKING, TaskStage.UNCHECKED, TaskStage.HEALTHY);

    private ServiceDraining() {}

    static Optional<Instant> turn(Tx tx, Service service) {
        ServiceActs acts = new ServiceActs(tx, service);
        acts.stopAny(wanted(tx, service), acts.left(), ServiceActs::scalingActivity);
        acts.tell();
        if (wanted(tx, service).findAny().isEmpty()) {
            end(tx, service);
        }
        return Optional.empty();
    }

    private static Stream<Task> wanted(Tx tx, Service service) {
        return groups(tx, service).stream()
                .flatMap(id -> WANTED.stream().flatMap(stage -> TaskCounts.of(tx, id).tasks(stage).stream()));
    }

    private static List<DeploymentId> groups(Tx tx, Service service) {
        Stream<DeploymentId> deployments =
                Deployments.of(tx, service.id()).stream().map(deployment -> deployment.id());
        Stream<DeploymentId> taskSets = taskSets(tx, service).stream().map(TaskSet::id);
        return Stream.concat(deployments, taskSets).toList();
    }

    private static List<TaskSet> taskSets(Tx tx, Service service) {
        return tx.all(EcsTables.TASK_SETS).startingWith(service.key() + "/").stream()
                .toList();
    }

    private static void end(Tx tx, Service service) {
        DeploymentEnds.signal(tx, service.id(), new ServiceDeploymentSignal.Stopped(), "The service was deleted.");
        Deployments.of(tx, service.id()).stream()
                .toList()
                .forEach(deployment -> tx.delete(EcsTables.DEPLOYMENTS, deployment.key()));
        taskSets(tx, service).forEach(taskSet -> TaskSets.forget(tx, taskSet));
        tx.put(
                EcsTables.SERVICES,
                service.with(draft -> draft.status(ServiceStatus.INACTIVE)
                        .desiredCount(0)
                        .noPrimary()
                        .placed()
                        .tags(List.of())
                        .stoppedAt(tx.now())));
    }
}
