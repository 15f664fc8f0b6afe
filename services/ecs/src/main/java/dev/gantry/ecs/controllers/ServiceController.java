package dev.gantry.ecs.controllers;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.ServiceTaskKeys;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.domain.service.TaskStage;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.service.ServiceScheduler;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives a service its turn whenever one of its tasks, or what is wanted of it, changes. */
public final class ServiceController implements Controller {

    private final ServiceScheduler scheduler;

    public ServiceController(ServiceScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public String name() {
        return "Service";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return Stream.of(
                        change.in(EcsTables.TASKS).flatMap(ServiceController::ofTask),
                        change.in(EcsTables.SERVICES).flatMap(Change::after).map(Service::key),
                        change.in(EcsTables.DEPLOYMENTS)
                                .flatMap(Change::after)
                                .map(Deployment::id)
                                .map(id -> id.service().key()),
                        change.in(EcsTables.TASK_SETS)
                                .flatMap(Change::after)
                                .map(TaskSet::id)
                                .map(id -> id.service().key()),
                        change.in(EcsTables.SERVICE_DEPLOYMENTS)
                                .flatMap(Change::after)
                                .map(ServiceDeployment::service)
                                .map(id -> id.key()))
                .flatMap(Optional::stream);
    }

    /** Only what services count wakes them: not every report of a container does. */
    private static Optional<String> ofTask(Change<Task> change) {
        Optional<Task> either = change.after().or(change::before);
        boolean same =
                change.before().flatMap(TaskStage::of).equals(change.after().flatMap(TaskStage::of))
                        && change.before()
                                .flatMap(Task::protectedUntil)
                                .equals(change.after().flatMap(Task::protectedUntil));
        return same ? Optional.empty() : either.flatMap(ServiceTaskKeys::service);
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return view.all(EcsTables.SERVICES).stream()
                .filter(service -> service.status() != ServiceStatus.INACTIVE)
                .map(Service::key);
    }

    @Override
    public Optional<Instant> turn(String key, Tx tx) {
        return tx.find(EcsTables.SERVICES, key).flatMap(service -> scheduler.turn(tx, service));
    }
}
