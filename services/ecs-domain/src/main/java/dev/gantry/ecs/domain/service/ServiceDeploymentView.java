package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.shapes.ecs.DeploymentLifecycleHookDetail;
import dev.gantry.shapes.ecs.Rollback;
import dev.gantry.shapes.ecs.ServiceDeploymentBrief;
import dev.gantry.shapes.ecs.ServiceDeploymentCircuitBreaker;
import dev.gantry.shapes.ecs.ServiceDeploymentRollbackMonitorsStatus;
import dev.gantry.shapes.ecs.ServiceRevisionSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service deployment as clients see it.
 *
 * @param deployments those of its service that still count, by the number of their revision
 */
public record ServiceDeploymentView(ServiceDeployment serviceDeployment, Map<String, DeploymentView> deployments) {

    public dev.gantry.shapes.ecs.ServiceDeployment describe() {
        ServiceDeployment row = serviceDeployment;
        ServiceDeploymentTimes times = row.times();
        return dev.gantry.shapes.ecs.ServiceDeployment.builder()
                .serviceDeploymentArn(row.arn())
                .serviceArn(row.service().arn())
                .clusterArn(EcsArn.cluster(row.service().scope(), row.service().cluster()))
                .createdAt(times.created())
                .startedAt(times.started().orElse(null))
                .finishedAt(times.finished().orElse(null))
                .stoppedAt(times.stopped().orElse(null))
                .updatedAt(times.updated())
                .sourceServiceRevisions(row.sources().stream().map(this::source).toList())
                .targetServiceRevision(target(row.target()))
                .status(row.status().name())
                .statusReason(row.statusReason().orElse(null))
                .lifecycleStage(
                        row.blueGreen().map(state -> state.stage().shown()).orElse(null))
                .lifecycleHookDetails(
                        row.blueGreen().map(ServiceDeploymentView::hooks).orElse(null))
                .deploymentConfiguration(row.configuration())
                .rollback(row.rollback().map(this::rollback).orElse(null))
                .deploymentCircuitBreaker(breaker())
                .build();
    }

    public ServiceDeploymentBrief brief() {
        ServiceDeployment row = serviceDeployment;
        return ServiceDeploymentBrief.builder()
                .serviceDeploymentArn(row.arn())
                .serviceArn(row.service().arn())
                .clusterArn(EcsArn.cluster(row.service().scope(), row.service().cluster()))
                .createdAt(row.times().created())
                .startedAt(row.times().started().orElse(null))
                .finishedAt(row.times().finished().orElse(null))
                .targetServiceRevisionArn(arn(row.target()))
                .status(row.status().name())
                .statusReason(row.statusReason().orElse(null))
                .build();
    }

    private String arn(String revision) {
        ServiceId service = serviceDeployment.service();
        return EcsArn.serviceRevision(service.scope(), service.cluster(), service.name(), revision);
    }

    private static List<DeploymentLifecycleHookDetail> hooks(BlueGreen state) {
        return state.hooks().stream().map(HookRun::describe).toList();
    }

    private ServiceRevisionSummary target(String number) {
        ServiceRevisionSummary.Builder summary = revision(number).toBuilder();
        serviceDeployment
                .blueGreen()
                .map(BlueGreen::wanted)
                .ifPresent(traffic -> summary.requestedTestTrafficWeight(traffic.test())
                        .requestedProductionTrafficWeight(traffic.production()));
        return summary.build();
    }

    /** Blue has what green has not. */
    private ServiceRevisionSummary source(String number) {
        ServiceRevisionSummary.Builder summary = revision(number).toBuilder();
        Optional<Deployment> known =
                Optional.ofNullable(deployments.get(number)).map(DeploymentView::deployment);
        serviceDeployment
                .blueGreen()
                .filter(state -> known.map(Deployment::id).equals(state.blue()))
                .map(BlueGreen::wanted)
                .ifPresent(traffic -> summary.requestedTestTrafficWeight(100 - traffic.test())
                        .requestedProductionTrafficWeight(100 - traffic.production()));
        return summary.build();
    }

    private ServiceRevisionSummary revision(String number) {
        Optional<DeploymentView> current = Optional.ofNullable(deployments.get(number));
        Counts counts = current.map(DeploymentView::counts).orElse(Counts.NOTHING);
        return ServiceRevisionSummary.builder()
                .arn(arn(number))
                .requestedTaskCount(
                        current.map(each -> each.deployment().desiredCount()).orElse(0))
                .runningTaskCount(counts.running())
                .pendingTaskCount(counts.pending())
                .build();
    }

    private Rollback rollback(ServiceRollback rollback) {
        return new Rollback(rollback.reason(), rollback.startedAt(), arn(rollback.revision()));
    }

    private ServiceDeploymentCircuitBreaker breaker() {
        Optional<Deployment> target =
                Optional.ofNullable(deployments.get(serviceDeployment.target())).map(DeploymentView::deployment);
        return ServiceDeploymentCircuitBreaker.builder()
                .status(monitor(target))
                .failureCount(target.map(each -> each.failures().consecutive()).orElse(0))
                .threshold(CircuitBreaker.threshold(
                        target.map(Deployment::desiredCount).orElse(0)))
                .build();
    }

    private String monitor(Optional<Deployment> target) {
        if (!CircuitBreaker.isEnabled(serviceDeployment.configuration())) {
            return ServiceDeploymentRollbackMonitorsStatus.DISABLED;
        }
        boolean failed = target.filter(each -> each.rolloutState() == RolloutState.FAILED)
                .isPresent();
        boolean undone = serviceDeployment
                .rollback()
                .filter(back -> back.reason().startsWith("ECS deployment circuit breaker"))
                .isPresent();
        if (failed || undone) {
            return ServiceDeploymentRollbackMonitorsStatus.TRIGGERED;
        }
        return serviceDeployment.isOver()
                ? ServiceDeploymentRollbackMonitorsStatus.MONITORING_COMPLETE
                : ServiceDeploymentRollbackMonitorsStatus.MONITORING;
    }
}
