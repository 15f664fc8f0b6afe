package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.DeploymentStateChangeEvent;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceDeploymentLifecycle;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal;
import dev.gantry.ecs.domain.service.ServiceDeploymentStatus;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.ServiceMessages;
import dev.gantry.kernel.Tx;
import java.util.List;

/** How deployments come to their ends: completed, failed, or without tasks and forgotten. */
final class DeploymentEnds {

    private DeploymentEnds() {}

    /** The service reached its steady state with what the deployment brings up. */
    static void complete(Tx tx, Service service, Deployment primary) {
        if (primary.rolloutState() != RolloutState.IN_PROGRESS) {
            return;
        }
        reached(tx, primary, RolloutState.COMPLETED, ServiceMessages.rolloutCompleted(primary.id()));
        ServiceEvents.say(tx, service.id(), ServiceMessages.completed(primary.id()));
        signal(tx, service.id(), new ServiceDeploymentSignal.Completed(), "");
    }

    /** The circuit breaker ends it: from now on it starts no tasks. */
    static void fail(Tx tx, Service service, Deployment primary) {
        reached(tx, primary, RolloutState.FAILED, ServiceMessages.circuitBroken());
        ServiceEvents.say(tx, service.id(), ServiceMessages.failedToStart(primary.id()));
    }

    /** Its user stopped it: from now on it starts no tasks. */
    static void stop(Tx tx, Deployment primary, String reason) {
        reached(tx, primary, RolloutState.FAILED, reason);
    }

    private static void reached(Tx tx, Deployment deployment, RolloutState state, String reason) {
        Deployment known = tx.find(EcsTables.DEPLOYMENTS, deployment.key()).orElse(deployment);
        Deployment ended = known.reached(state, reason, tx.now());
        tx.put(EcsTables.DEPLOYMENTS, ended);
        tx.emit(DeploymentStateChangeEvent.of(ended, tx.ids().uuid(), tx.now()));
    }

    /** Lets something happen to the service deployment that is not over; an empty reason leaves what it says. */
    static void signal(Tx tx, ServiceId service, ServiceDeploymentSignal signal, String reason) {
        Deployments.ongoing(tx, service).ifPresent(ongoing -> {
            ServiceDeploymentStatus next = ServiceDeploymentLifecycle.next(ongoing.status(), signal);
            if (next != ongoing.status()) {
                tx.put(EcsTables.SERVICE_DEPLOYMENTS, ongoing.reached(next, said(ongoing, reason), tx.now()));
            }
        });
    }

    private static String said(ServiceDeployment ongoing, String reason) {
        return reason.isEmpty() ? ongoing.statusReason().orElse("") : reason;
    }

    /** Older deployments without tasks are INACTIVE: nobody sees them any more. */
    static void forgetOld(Tx tx, List<Deployment> deployments) {
        deployments.stream()
                .filter(deployment -> !deployment.isPrimary())
                .filter(deployment -> TaskCounts.of(tx, deployment.id()).isEmpty())
                .forEach(deployment -> tx.delete(EcsTables.DEPLOYMENTS, deployment.key()));
    }
}
