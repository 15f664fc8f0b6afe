package dev.gantry.ecs.controllers;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.ServiceTaskKeys;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceStatus;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.service.ServiceScheduler;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives the services on a container instance, and the DAEMON services of its cluster, a turn when it comes or goes. */
public final class ServiceInstanceController implements Controller {

    /** Before the key of an instance that a task has left. */
    private static final String LEFT = "left ";

    private final ServiceScheduler scheduler;

    public ServiceInstanceController(ServiceScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public String name() {
        return "ServiceInstance";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return Stream.of(
                        change.in(EcsTables.INSTANCES).flatMap(ServiceInstanceController::changed),
                        change.in(EcsTables.TASKS).flatMap(ServiceInstanceController::left))
                .flatMap(Optional::stream);
    }

    private static Optional<String> changed(Change<ContainerInstance> change) {
        Optional<ContainerInstance> after = change.after();
        boolean same = change.before()
                .filter(before -> after.filter(now -> isAlike(before, now)).isPresent())
                .isPresent();
        return same || after.filter(ContainerInstance::pool).isPresent() ? Optional.empty() : Optional.of(change.key());
    }

    private static boolean isAlike(ContainerInstance before, ContainerInstance now) {
        return before.status() == now.status()
                && before.agentConnected() == now.agentConnected()
                && before.attributes().equals(now.attributes());
    }

    /** A DAEMON's task is the last to leave a DRAINING instance: it waits for the others to be STOPPED. */
    private static Optional<String> left(Change<Task> change) {
        boolean stopped = change.after().filter(Task::isStopped).isPresent()
                && change.before().filter(before -> !before.isStopped()).isPresent();
        return stopped
                ? change.after()
                        .flatMap(task -> task.place().containerInstance())
                        .flatMap(_ -> TaskLedger.hostOf(change.after().orElseThrow()))
                        .map(host -> LEFT + host.key())
                : Optional.empty();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return Stream.of(); // every service has its turn then
    }

    @Override
    public Optional<Instant> turn(String key, Tx tx) {
        boolean left = key.startsWith(LEFT);
        Optional<ContainerInstance> instance = tx.find(EcsTables.INSTANCES, left ? key.substring(LEFT.length()) : key);
        if (!left) {
            instance.ifPresent(found -> daemons(tx, found.id()));
        }
        instance.filter(found -> !left || isDraining(found)).ifPresent(found -> tenants(tx, found));
        return Optional.empty();
    }

    /** On an instance that is ACTIVE again those that are steady have nothing to do. */
    private void tenants(Tx tx, ContainerInstance instance) {
        InstanceId id = instance.id();
        List<Service> services = tx.by(EcsTables.TASKS_BY_HOST, EcsTables.hostKey(id.scope(), id.id())).stream()
                .filter(Task::isWanted)
                .flatMap(task -> ServiceTaskKeys.service(task).stream())
                .distinct()
                .flatMap(key -> tx.find(EcsTables.SERVICES, key).stream())
                .filter(service -> isDraining(instance) || !service.steady())
                .toList();
        services.forEach(service -> scheduler.turn(tx, service));
    }

    private static boolean isDraining(ContainerInstance instance) {
        return instance.status() == InstanceStatus.DRAINING;
    }

    private void daemons(Tx tx, InstanceId id) {
        tx.by(EcsTables.DAEMON_SERVICES, EcsTables.clusterKey(id.scope(), id.cluster())).stream()
                .toList()
                .forEach(service -> scheduler.turn(tx, service));
    }
}
