package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.BlueGreen;
import dev.gantry.ecs.domain.service.BlueGreenLifecycle;
import dev.gantry.ecs.domain.service.BlueGreenLifecycle.Facts;
import dev.gantry.ecs.domain.service.BlueGreenLifecycle.Outcome;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.Rollout;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceDeploymentStatus;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.TrafficPlan;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes BLUE_GREEN, LINEAR and CANARY deployments from stage to stage; what their tasks do is a {@link StagedTurn}'s. */
final class StagedRollout {

    private StagedRollout() {}

    /** The service deployment that is not over, if it has stages. */
    static Optional<ServiceDeployment> of(View view, ServiceId service) {
        return Deployments.ongoing(view, service)
                .filter(going -> going.blueGreen().isPresent());
    }

    /** The first stage of a deployment that is about to begin; empty for a rolling update. */
    static Optional<BlueGreen> begin(Tx tx, Service service) {
        if (!TrafficPlan.isStaged(service.settings().deployment())) {
            return Optional.empty();
        }
        TrafficPlan plan = TrafficPlan.of(service.settings().deployment());
        boolean several = Deployments.of(tx, service.id()).count() > 1;
        return Optional.of(BlueGreenLifecycle.begin(plan, production(tx, service.id()), several, tx.now(), tx.ids()));
    }

    /** The deployment that has the production traffic: not one that still had to prove itself. */
    private static Optional<DeploymentId> production(View view, ServiceId service) {
        List<Deployment> deployments = Deployments.of(view, service).stream().toList();
        Optional<DeploymentId> cleaning = of(view, service)
                .filter(going -> !going.blueGreen().orElseThrow().mayReturn())
                .map(ServiceDeployment::deployment);
        return cleaning.or(() -> deployments.stream()
                        .filter(each -> each.rolloutState() == RolloutState.COMPLETED)
                        .max(Comparator.comparing(Deployment::createdAt))
                        .map(Deployment::id))
                .or(() -> deployments.stream()
                        .filter(Deployment::isPrimary)
                        .map(Deployment::id)
                        .findFirst());
    }

    /** The deployment that still has its tasks and can have its traffic back; empty when there is none. */
    static Optional<Deployment> wayBack(View view, ServiceId service) {
        return of(view, service)
                .flatMap(ServiceDeployment::blueGreen)
                .filter(BlueGreen::mayReturn)
                .flatMap(BlueGreen::blue)
                .flatMap(blue -> view.find(EcsTables.DEPLOYMENTS, blue.key()));
    }

    /** Whether it is too late, or already decided, to go back. */
    static boolean isDecided(View view, ServiceId service) {
        return of(view, service)
                .filter(going ->
                        going.goesBack() || !going.blueGreen().orElseThrow().mayReturn())
                .isPresent();
    }

    /** Ends what stages are over; returns whether the deployment failed at one: the service is to be looked at again. */
    static boolean turn(Tx tx, Service service, Duration healthyAfter) {
        Optional<ServiceDeployment> going =
                of(tx, service.id()).filter(each -> each.status() == ServiceDeploymentStatus.IN_PROGRESS);
        return going.isPresent() && turn(tx, service, going.get(), healthyAfter);
    }

    private static boolean turn(Tx tx, Service service, ServiceDeployment going, Duration healthyAfter) {
        BlueGreen before = going.blueGreen().orElseThrow();
        TrafficPlan plan = TrafficPlan.of(going.configuration());
        Facts facts = facts(tx, service, going, healthyAfter);
        Outcome outcome = BlueGreenLifecycle.next(before, plan, facts, tx.now(), tx.ids());
        BlueGreen after = outcome.state();
        if (!after.equals(before)) {
            tx.put(EcsTables.SERVICE_DEPLOYMENTS, going.staged(after, tx.now()));
        }
        if (!after.mayReturn()) {
            after.blue().ifPresent(blue -> scale(tx, blue, 0));
        }
        outcome.failure().ifPresent(reason -> Rollbacks.failed(tx, service, reason));
        return outcome.failure().isPresent();
    }

    /** Says how many tasks blue shall have. */
    static void scale(Tx tx, DeploymentId blue, int count) {
        tx.find(EcsTables.DEPLOYMENTS, blue.key())
                .filter(known -> known.desiredCount() != count)
                .ifPresent(known -> tx.put(EcsTables.DEPLOYMENTS, known.wanting(count, tx.now())));
    }

    private static Facts facts(Tx tx, Service service, ServiceDeployment going, Duration healthyAfter) {
        List<Deployment> deployments = Deployments.of(tx, service.id()).stream().toList();
        Optional<DeploymentId> blue = going.blueGreen().flatMap(BlueGreen::blue);
        List<Deployment> green = deployments.stream()
                .filter(each -> each.id().equals(going.green()))
                .toList();
        TaskCensus census = new TaskCensus(tx, service, green, tx.now(), healthyAfter);
        Rollout rollout = new Rollout(
                ServiceTurn.bounds(service, service.desiredCount()), census.staying(), census.leaving(), true);
        boolean othersGone = deployments.stream()
                .map(Deployment::id)
                .filter(id ->
                        !id.equals(going.green()) && blue.filter(id::equals).isEmpty())
                .map(id -> TaskCounts.of(tx, id))
                .allMatch(counts -> counts.running() + counts.pending() == 0);
        return new Facts(rollout.isSteady(), othersGone);
    }
}
