package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.service.BlueGreen;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.DeploymentStateChangeEvent;
import dev.gantry.ecs.domain.service.DeploymentStatus;
import dev.gantry.ecs.domain.service.LaunchFailures;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceDeploymentStatus;
import dev.gantry.ecs.domain.service.ServiceDeploymentTimes;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Begins deployments: the one place where a service gets a new PRIMARY one, and where the one before steps down. */
public final class Deployments {

    private static final int NUMBER_DIGITS = 19;
    private static final int ID_DIGITS = 21;

    private Deployments() {}

    /** All of a service that still count, PRIMARY or not. */
    public static Slice<Deployment> of(View view, ServiceId service) {
        return view.all(EcsTables.DEPLOYMENTS).startingWith(service.key() + "/");
    }

    /** The service deployment that is not over, if there is one. */
    public static Optional<ServiceDeployment> ongoing(View view, ServiceId service) {
        return view.by(EcsTables.ONGOING_SERVICE_DEPLOYMENTS, service.key()).stream()
                .findFirst();
    }

    /**
     * A new revision of the service and the deployment that brings it about; what was going on ends as STOPPED. The
     * service is written, too, as it is given.
     *
     * @param facts what the user said; the ARNs and the time are filled in
     */
    public static Service begin(Tx tx, Service service, dev.gantry.shapes.ecs.ServiceRevision facts) {
        return begin(tx, service, facts, Set.of());
    }

    /**
     * Likewise.
     *
     * @param zones the availability zones of its subnets
     */
    public static Service begin(
            Tx tx, Service service, dev.gantry.shapes.ecs.ServiceRevision facts, Set<String> zones) {
        ServiceRevision revision = revision(tx, service.id(), facts, zones);
        Deployment deployment =
                deployment(tx, service, new DeploymentId(service.id(), revision.number()), revision.number());
        Optional<BlueGreen> stages = StagedRollout.begin(tx, service);
        ongoing(tx, service.id()).ifPresent(before -> supersede(tx, before, deployment));
        tx.put(EcsTables.SERVICE_DEPLOYMENTS, serviceDeployment(tx, service, deployment, stages));
        Service after = primary(tx, service, deployment);
        stages.flatMap(BlueGreen::blue).ifPresent(blue -> StagedRollout.scale(tx, blue, service.desiredCount()));
        return after;
    }

    /**
     * A deployment of a revision that there was before, because another one failed: the service deployment goes on as
     * ROLLBACK_IN_PROGRESS.
     *
     * @param failed the deployment that is undone
     */
    public static Service rollBack(Tx tx, Service service, Deployment failed, Way back) {
        DeploymentId id = new DeploymentId(service.id(), tx.ids().digits(NUMBER_DIGITS));
        Deployment plain = deployment(tx, service, id, back.revision());
        Deployment deployment = new Deployment(
                id,
                back.revision(),
                plain.status(),
                plain.desiredCount(),
                plain.rolloutState(),
                back.reason(),
                plain.failures(),
                Optional.of(failed.id()),
                plain.createdAt(),
                plain.updatedAt());
        ongoing(tx, service.id())
                .ifPresent(going ->
                        tx.put(EcsTables.SERVICE_DEPLOYMENTS, going.rollingBack(deployment, back.reason(), tx.now())));
        return primary(tx, service, deployment);
    }

    /** Back to a deployment that still has its tasks: it is PRIMARY again, the one that failed is not. */
    static Service restore(Tx tx, Service service, Deployment failed, Deployment blue, String reason) {
        Deployment restored = blue.restored(service.desiredCount(), reason, failed.id(), tx.now());
        ongoing(tx, service.id())
                .ifPresent(
                        going -> tx.put(EcsTables.SERVICE_DEPLOYMENTS, going.rollingBack(restored, reason, tx.now())));
        return primary(tx, service, restored);
    }

    /**
     * Where a rollback goes.
     *
     * @param revision the number of the service revision to go back to
     * @param reason what the new deployment and the service deployment say
     */
    public record Way(String revision, String reason) {}

    /** A revision without a deployment, as task sets have one each. */
    public static ServiceRevision revision(
            Tx tx, ServiceId id, dev.gantry.shapes.ecs.ServiceRevision facts, Set<String> zones) {
        String number = tx.ids().digits(NUMBER_DIGITS);
        ServiceRevision revision = new ServiceRevision(
                id,
                number,
                facts.toBuilder()
                        .serviceRevisionArn(EcsArn.serviceRevision(id.scope(), id.cluster(), id.name(), number))
                        .serviceArn(id.arn())
                        .clusterArn(EcsArn.cluster(id.scope(), id.cluster()))
                        .createdAt(tx.now())
                        .build(),
                List.copyOf(zones));
        tx.put(EcsTables.SERVICE_REVISIONS, revision);
        return revision;
    }

    private static Deployment deployment(Tx tx, Service service, DeploymentId id, String revision) {
        Instant now = tx.now();
        return new Deployment(
                id,
                revision,
                DeploymentStatus.PRIMARY,
                service.settings().isDaemon() ? 0 : service.desiredCount(),
                RolloutState.IN_PROGRESS,
                "ECS deployment " + id.startedBy() + " in progress.",
                LaunchFailures.NONE,
                Optional.empty(),
                now,
                now);
    }

    private static Service primary(Tx tx, Service service, Deployment deployment) {
        List<Deployment> before =
                of(tx, service.id()).stream().filter(Deployment::isPrimary).toList();
        before.forEach(old -> tx.put(EcsTables.DEPLOYMENTS, old.demoted(tx.now())));
        tx.put(EcsTables.DEPLOYMENTS, deployment);
        tx.emit(DeploymentStateChangeEvent.of(deployment, tx.ids().uuid(), tx.now()));
        Service next = service.with(draft -> draft.primary(deployment.id()).steady(false));
        tx.put(EcsTables.SERVICES, next);
        return next;
    }

    private static void supersede(Tx tx, ServiceDeployment before, Deployment by) {
        tx.put(
                EcsTables.SERVICE_DEPLOYMENTS,
                before.reached(
                        ServiceDeploymentStatus.STOPPED,
                        "Superseded by the deployment " + by.id().startedBy() + ".",
                        tx.now()));
    }

    private static ServiceDeployment serviceDeployment(
            Tx tx, Service service, Deployment deployment, Optional<BlueGreen> stages) {
        List<String> sources = of(tx, service.id()).stream()
                .map(Deployment::revision)
                .distinct()
                .toList();
        return new ServiceDeployment(
                service.id(),
                tx.ids().hex(ID_DIGITS),
                ServiceDeploymentStatus.IN_PROGRESS,
                Optional.empty(),
                deployment.id(),
                deployment.revision(),
                sources,
                service.settings().deployment(),
                stages,
                Optional.empty(),
                ServiceDeploymentTimes.begun(tx.now()));
    }
}
