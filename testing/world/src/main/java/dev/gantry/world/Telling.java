package dev.gantry.world;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceEvent;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Change;
import dev.gantry.world.safety.Commit;

/** Tells of a commit what a reader of the history wants to know. */
record Telling(Names names, History history) {

    void tell(Commit commit) {
        for (Change<?> change : commit.changes()) {
            change.in(EcsTables.TASKS).ifPresent(this::task);
            change.in(EcsTables.INSTANCES).flatMap(Change::after).ifPresent(this::instance);
            change.in(EcsTables.SERVICES).flatMap(Change::after).ifPresent(this::service);
            change.in(EcsTables.DEPLOYMENTS).ifPresent(this::deployment);
            change.in(EcsTables.SERVICE_EVENTS).flatMap(Change::after).ifPresent(this::event);
        }
    }

    private void task(Change<Task> change) {
        change.after()
                .ifPresentOrElse(
                        task -> history.tell(() -> "  " + names.of(task) + " " + text(task)),
                        () -> history.tell(
                                () -> "  " + change.before().map(names::of).orElse("") + " is forgotten"));
    }

    private static String text(Task task) {
        return task.launch().group()
                + task.launch().startedBy().map(by -> " " + by).orElse("") + " "
                + task.launch().family() + ":" + task.launch().revision() + " "
                + task.lastStatus() + (task.isWanted() ? "" : " unwanted") + " " + task.health()
                + (task.handedOver() ? "" : " not handed over")
                + task.place().host().map(host -> " on " + host.substring(0, 6)).orElse("")
                + task.stop()
                        .map(stop -> ", " + stop.code() + ": " + stop.reason())
                        .orElse("");
    }

    private void instance(ContainerInstance instance) {
        history.tell(() -> "  instance " + instance.id().id().substring(0, 6) + " " + instance.status()
                + (instance.agentConnected() ? "" : ", away"));
    }

    private void service(Service service) {
        history.tell(() -> "  service " + service.id().name() + " " + service.status() + " desired "
                + service.desiredCount() + (service.steady() ? " steady" : "")
                + service.waiting().map(why -> " waits: " + why).orElse(""));
    }

    private void deployment(Change<Deployment> change) {
        Deployment deployment = change.after().or(change::before).orElseThrow();
        history.tell(() -> "  deployment " + deployment.id().startedBy() + " of "
                + deployment.id().service().name() + " "
                + (change.after().isEmpty()
                        ? "is gone"
                        : deployment.status() + " " + deployment.rolloutState() + " desired "
                                + deployment.desiredCount() + " " + deployment.failures()));
    }

    private void event(ServiceEvent event) {
        history.tell(() -> "  event " + event.service().name() + ": " + event.message());
    }
}
