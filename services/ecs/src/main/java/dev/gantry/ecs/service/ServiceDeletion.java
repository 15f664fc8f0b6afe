package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceDeploymentStatus;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.List;

/** A DeleteService from its checks to its rows; the tasks are the service controller's to stop. */
public final class ServiceDeletion {

    private final Tx tx;
    private final boolean force;

    public ServiceDeletion(Tx tx, boolean force) {
        this.tx = tx;
        this.force = force;
    }

    public Service run(Service service) {
        if (!force && !service.settings().isDaemon()) {
            check(service);
        }
        Deployments.ongoing(tx, service.id()).ifPresent(this::stop);
        primaries(service).forEach(primary -> tx.put(EcsTables.DEPLOYMENTS, primary.wanting(0, tx.now())));
        Service draining = service.with(draft -> draft.status(ServiceStatus.DRAINING)
                .desiredCount(0)
                .tags(List.of())
                .placed()
                .steady(false));
        tx.put(EcsTables.SERVICES, draining);
        return draining;
    }

    private void check(Service service) {
        if (service.desiredCount() > 0) {
            throw new InvalidParameterException("The service cannot be stopped while it is scaled above 0.");
        }
        Slice<Deployment> deployments = Deployments.of(tx, service.id());
        boolean taskSets =
                !tx.all(EcsTables.TASK_SETS).startingWith(service.key() + "/").isEmpty();
        if (deployments.count() > 1 || taskSets) {
            throw new InvalidParameterException("The service cannot be stopped while deployments are active.");
        }
    }

    private List<Deployment> primaries(Service service) {
        return Deployments.of(tx, service.id()).stream()
                .filter(Deployment::isPrimary)
                .toList();
    }

    private void stop(ServiceDeployment going) {
        tx.put(
                EcsTables.SERVICE_DEPLOYMENTS,
                going.reached(ServiceDeploymentStatus.STOPPED, "The service was deleted.", tx.now()));
    }
}
