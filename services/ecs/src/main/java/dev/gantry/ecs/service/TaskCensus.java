package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.ServiceTaskKeys;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.StageCounts;
import dev.gantry.ecs.domain.service.TaskStage;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What tasks a service has at one moment. Only those that stand on DRAINING instances or are unhealthy are looked at. */
final class TaskCensus {

    private final View view;
    private final Instant now;
    private final Duration healthyAfter;
    private final Duration grace;
    private final List<DeploymentId> all;
    private final Optional<DeploymentId> primary;
    private final List<Task> drained;
    private final StageCounts staying;
    private final StageCounts leaving;
    private final List<Task> unhealthy;

    TaskCensus(View view, Service service, List<Deployment> deployments, Instant now, Duration healthyAfter) {
        this.view = view;
        this.now = now;
        this.healthyAfter = healthyAfter;
        this.grace = Duration.ofSeconds(
                service.settings().healthCheckGracePeriodSeconds().orElse(0));
        this.all = deployments.stream().map(Deployment::id).toList();
        this.primary = deployments.stream()
                .filter(Deployment::isPrimary)
                .map(Deployment::id)
                .findFirst();
        this.drained = primary.map(id -> drained(service, id)).orElse(List.of());
        this.unhealthy = primary.stream().flatMap(this::unhealthy).toList();
        StageCounts onDraining = drained.stream().map(this::one).reduce(StageCounts.NONE, StageCounts::plus);
        this.leaving = deployments.stream()
                .filter(deployment -> !deployment.isPrimary())
                .map(deployment -> counts(deployment.id()))
                .reduce(onDraining, StageCounts::plus);
        this.staying = primary.map(id -> forgiven(counts(id).minus(onDraining))).orElse(StageCounts.NONE);
    }

    private StageCounts counts(DeploymentId deployment) {
        return TaskCounts.of(view, deployment).staged(now, healthyAfter);
    }

    private List<Task> drained(Service service, DeploymentId primary) {
        String cluster = EcsTables.clusterKey(service.id().scope(), service.id().cluster());
        String key = primary.key();
        return view.by(EcsTables.DRAINING_INSTANCES, cluster).stream()
                .flatMap(
                        instance -> view
                                .by(
                                        EcsTables.TASKS_BY_HOST,
                                        EcsTables.hostKey(
                                                instance.id().scope(),
                                                instance.id().id()))
                                .stream())
                .filter(task -> task.isWanted()
                        && ServiceTaskKeys.deployment(task).filter(key::equals).isPresent())
                .toList();
    }

    /** Those whose grace period is over; what is on a DRAINING instance goes anyway. */
    private Stream<Task> unhealthy(DeploymentId primary) {
        return TaskCounts.of(view, primary).tasks(TaskStage.UNHEALTHY).stream()
                .filter(task -> !graceEnd(task).isAfter(now) && !drained.contains(task));
    }

    /** In their grace period unhealthy tasks have not yet said anything. */
    private StageCounts forgiven(StageCounts counts) {
        int inGrace = counts.unhealthy() - unhealthy.size();
        return new StageCounts(counts.starting(), counts.warming() + inGrace, counts.healthy(), unhealthy.size());
    }

    private Instant graceEnd(Task task) {
        return task.times().startedAt().orElse(now).plus(grace);
    }

    private StageCounts one(Task task) {
        return switch (TaskStage.of(task).orElse(TaskStage.STOPPING)) {
            case STARTING -> new StageCounts(1, 0, 0, 0);
            case CHECKING -> new StageCounts(0, 1, 0, 0);
            case UNCHECKED -> isHealthy(task) ? new StageCounts(0, 0, 1, 0) : new StageCounts(0, 1, 0, 0);
            case HEALTHY -> new StageCounts(0, 0, 1, 0);
            case UNHEALTHY -> new StageCounts(0, 0, 0, 1);
            case STOPPING -> StageCounts.NONE;
        };
    }

    boolean isHealthy(Task task) {
        return switch (TaskStage.of(task).orElse(TaskStage.STOPPING)) {
            case UNCHECKED -> TaskCounts.isHealthy(task, now, healthyAfter);
            case HEALTHY -> true;
            case STARTING, CHECKING, UNHEALTHY, STOPPING -> false;
        };
    }

    /** Of the PRIMARY deployment, on instances that stay. */
    StageCounts staying() {
        return staying;
    }

    /** Of older deployments, and on DRAINING instances. */
    StageCounts leaving() {
        return leaving;
    }

    /** Of the PRIMARY deployment, unhealthy for good. */
    List<Task> unhealthy() {
        return unhealthy;
    }

    /** Tasks that have to leave, in these stages and of this kind. */
    Stream<Task> leaving(List<TaskStage> stages, Predicate<Task> kind) {
        Stream<Task> old = all.stream()
                .filter(id -> !isPrimary(id))
                .flatMap(id -> stages.stream().flatMap(stage -> TaskCounts.of(view, id).tasks(stage).stream()));
        Stream<Task> here = drained.stream()
                .filter(task -> TaskStage.of(task).filter(stages::contains).isPresent());
        return Stream.concat(here, old).filter(kind);
    }

    private boolean isPrimary(DeploymentId id) {
        return primary.filter(id::equals).isPresent();
    }

    /** Wanted tasks of the PRIMARY deployment that stay, in these stages. */
    Stream<Task> staying(DeploymentId primary, List<TaskStage> stages) {
        return stages.stream()
                .flatMap(stage -> TaskCounts.of(view, primary).tasks(stage).stream())
                .filter(task -> !drained.contains(task));
    }

    /** When time alone changes these numbers. */
    Optional<Instant> nextChange() {
        Stream<Instant> healthy =
                all.stream().flatMap(id -> TaskCounts.of(view, id).nextHealthy(now, healthyAfter).stream());
        Stream<Instant> graces = grace.isZero()
                ? Stream.empty()
                : all.stream()
                        .flatMap(id -> TaskCounts.of(view, id).tasks(TaskStage.UNHEALTHY).stream())
                        .map(this::graceEnd)
                        .filter(now::isBefore);
        return Stream.concat(healthy, graces).min(Instant::compareTo);
    }
}
