package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.CircuitBreaker;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal;
import dev.gantry.ecs.domain.service.ServiceDeploymentStatus;
import dev.gantry.ecs.domain.service.ServiceMessages;
import dev.gantry.ecs.domain.service.ServiceRollback;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.util.Comparator;
import java.util.Optional;

/** Ends deployments before their time, because they fail or because their user says so, and goes back where it may. */
final class Rollbacks {

    private Rollbacks() {}

    /** Returns whether the PRIMARY deployment was ended: the service is to be looked at again. */
    static boolean turn(Tx tx, Service service) {
        Optional<Deployment> primary = service.primary().flatMap(id -> tx.find(EcsTables.DEPLOYMENTS, id.key()));
        if (primary.isEmpty()) {
            return false;
        }
        DeploymentEnds.signal(tx, service.id(), new ServiceDeploymentSignal.Started(), "");
        ServiceDeploymentStatus status = Deployments.ongoing(tx, service.id())
                .map(ServiceDeployment::status)
                .orElse(ServiceDeploymentStatus.IN_PROGRESS);
        return switch (status) {
            case STOP_REQUESTED -> stopped(tx, service, primary.get());
            case ROLLBACK_REQUESTED -> rolledBackByUser(tx, service, primary.get());
            case PENDING,
                    IN_PROGRESS,
                    ROLLBACK_IN_PROGRESS,
                    SUCCESSFUL,
                    STOPPED,
                    ROLLBACK_SUCCESSFUL,
                    ROLLBACK_FAILED -> broken(tx, service, primary.get());
        };
    }

    private static boolean stopped(Tx tx, Service service, Deployment primary) {
        String reason = "ECS deployment " + primary.id().startedBy() + " stopped.";
        DeploymentEnds.stop(tx, primary, reason);
        DeploymentEnds.signal(tx, service.id(), new ServiceDeploymentSignal.Stopped(), reason);
        return true;
    }

    private static boolean rolledBackByUser(Tx tx, Service service, Deployment primary) {
        Optional<Target> target = target(tx, service);
        if (target.isEmpty()) {
            String reason = "No service revision to roll back to.";
            DeploymentEnds.stop(tx, primary, reason);
            DeploymentEnds.signal(tx, service.id(), new ServiceDeploymentSignal.Failed(), reason);
            return true;
        }
        String reason = "Service deployment rollback requested: rolling back to deploymentId "
                + target.get().deployment().startedBy() + ".";
        DeploymentEnds.stop(tx, primary, reason);
        goBack(tx, service, primary, target.get(), reason);
        return true;
    }

    private static boolean broken(Tx tx, Service service, Deployment primary) {
        int desired = service.settings().isDaemon() ? primary.desiredCount() : service.desiredCount();
        boolean trips = CircuitBreaker.trips(service.settings().deployment(), primary, desired);
        if (!trips || StagedRollout.isDecided(tx, service.id())) {
            return false;
        }
        DeploymentEnds.fail(tx, service, primary);
        Optional<Target> target = afterBreak(tx, service, primary);
        if (target.isPresent()) {
            goBack(
                    tx,
                    service,
                    primary,
                    target.get(),
                    ServiceMessages.circuitRollsBack(target.get().deployment()));
        } else {
            DeploymentEnds.signal(
                    tx, service.id(), new ServiceDeploymentSignal.Failed(), ServiceMessages.circuitBroken());
        }
        return true;
    }

    /** Where blue still runs it has its traffic back, whatever the breaker says: a broken green must not keep it. */
    private static Optional<Target> afterBreak(Tx tx, Service service, Deployment primary) {
        boolean staged = StagedRollout.of(tx, service.id()).isPresent();
        boolean may = CircuitBreaker.rollsBack(service.settings().deployment())
                && primary.rollsBack().isEmpty();
        return staged || may ? target(tx, service) : Optional.empty();
    }

    /** The PRIMARY deployment failed at a lifecycle stage. */
    static void failed(Tx tx, Service service, String reason) {
        Deployment primary = service.primary()
                .flatMap(id -> tx.find(EcsTables.DEPLOYMENTS, id.key()))
                .orElseThrow();
        DeploymentEnds.stop(tx, primary, reason);
        ServiceEvents.say(tx, service.id(), ServiceMessages.failed(primary.id(), reason));
        Optional<Target> target = target(tx, service);
        if (target.isPresent()) {
            goBack(tx, service, primary, target.get(), reason);
        } else {
            DeploymentEnds.signal(tx, service.id(), new ServiceDeploymentSignal.Failed(), reason);
        }
    }

    private static void goBack(Tx tx, Service service, Deployment failed, Target to, String reason) {
        ServiceEvents.say(tx, service.id(), ServiceMessages.rollingBack(to.deployment()));
        Deployment known = tx.find(EcsTables.DEPLOYMENTS, failed.key()).orElse(failed);
        Optional<Deployment> blue = StagedRollout.wayBack(tx, service.id());
        if (blue.isPresent()) {
            Deployments.restore(tx, service, known, blue.get(), reason);
            return;
        }
        Deployments.rollBack(tx, service, known, new Deployments.Way(to.revision(), reason));
    }

    /** What was rolled out successfully last. */
    private record Target(DeploymentId deployment, String revision) {}

    /** Of this very service: service deployments outlive it, and others may have had its name before. */
    private static Optional<Target> target(View view, Service service) {
        return StagedRollout.wayBack(view, service.id())
                .map(blue -> new Target(blue.id(), blue.revision()))
                .or(() -> succeededLast(view, service));
    }

    private static Optional<Target> succeededLast(View view, Service service) {
        return view.all(EcsTables.SERVICE_DEPLOYMENTS).startingWith(service.key() + "/").stream()
                .filter(done -> !done.times().created().isBefore(service.createdAt()))
                .filter(Rollbacks::succeeded)
                .max(Comparator.comparing(done -> done.times().finished().orElse(done.since())))
                .map(done -> new Target(done.deployment(), revision(done)))
                .filter(target -> view.find(EcsTables.SERVICE_REVISIONS, service.key() + "/" + target.revision())
                        .isPresent());
    }

    private static boolean succeeded(ServiceDeployment done) {
        return done.status() == ServiceDeploymentStatus.SUCCESSFUL
                || done.status() == ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL;
    }

    private static String revision(ServiceDeployment done) {
        return done.rollback().map(ServiceRollback::revision).orElse(done.target());
    }
}
