package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.value.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One way of a service from what it ran to what it shall run: from the request that caused it to success, stop or
 * rollback. Kept for 90 days after its end.
 *
 * @param id 21 letters and digits
 * @param deployment the deployment whose tasks it brings up; a rollback's once it rolls back
 * @param target the number of the service revision that it was made for
 * @param sources the numbers of those that ran when it began
 * @param configuration as it was when it began
 * @param blueGreen how far it is; only those of the strategies BLUE_GREEN, LINEAR and CANARY have stages
 * @param rollback set when it rolls back
 */
public record ServiceDeployment(
        ServiceId service,
        String id,
        ServiceDeploymentStatus status,
        Optional<String> statusReason,
        DeploymentId deployment,
        String target,
        List<String> sources,
        DeploymentConfiguration configuration,
        Optional<BlueGreen> blueGreen,
        Optional<ServiceRollback> rollback,
        ServiceDeploymentTimes times)
        implements Row {

    public ServiceDeployment {
        sources = List.copyOf(sources);
    }

    public static String key(ServiceId service, String id) {
        return service.key() + "/" + id;
    }

    @Override
    public String key() {
        return key(service, id);
    }

    public String arn() {
        return EcsArn.serviceDeployment(service.scope(), service.cluster(), service.name(), id);
    }

    public boolean isOver() {
        return status.isOver();
    }

    public ServiceDeployment reached(ServiceDeploymentStatus next, String reason, Instant now) {
        return new ServiceDeployment(
                service,
                id,
                next,
                Optional.of(reason),
                deployment,
                target,
                sources,
                configuration,
                blueGreen,
                rollback,
                times.reached(next, now));
    }

    /** On its way back to the revision of that deployment. */
    public ServiceDeployment rollingBack(Deployment back, String reason, Instant now) {
        return new ServiceDeployment(
                service,
                id,
                ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS,
                Optional.of(reason),
                back.id(),
                target,
                sources,
                configuration,
                blueGreen.map(BlueGreen::back),
                Optional.of(new ServiceRollback(reason, now, back.revision())),
                times.reached(ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS, now));
    }

    /** At that stage now. */
    public ServiceDeployment staged(BlueGreen next, Instant now) {
        return new ServiceDeployment(
                service,
                id,
                status,
                statusReason,
                deployment,
                target,
                sources,
                configuration,
                Optional.of(next),
                rollback,
                times.reached(status, now));
    }

    /** The deployment of its target revision, whether it goes there or back. */
    public DeploymentId green() {
        return new DeploymentId(service, target);
    }

    /** Whether it goes back to the revision that it came from. */
    public boolean goesBack() {
        return status == ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
    }

    /** Since when it has been as it is. */
    public Instant since() {
        return times.updated();
    }
}
