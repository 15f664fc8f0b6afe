package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Counts;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.DeploymentView;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.ecs.domain.service.ServiceView;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.domain.service.TaskSetView;
import dev.gantry.ecs.domain.task.PlatformVersions;
import dev.gantry.kernel.View;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers from the tables what clients see of services. */
public final class ServiceViews {

    private static final Comparator<Deployment> PRIMARY_FIRST =
            Comparator.comparing(Deployment::status).thenComparing(Deployment::createdAt, Comparator.reverseOrder());

    private final View view;

    public ServiceViews(View view) {
        this.view = view;
    }

    public ServiceView of(Service service) {
        return new ServiceView(
                service,
                facts(service),
                deployments(service.id()),
                taskSets(service),
                ServiceEvents.of(view, service.id()).toList(),
                newest(service.id()).map(ServiceDeployment::arn));
    }

    /** The PRIMARY one first. */
    List<DeploymentView> deployments(ServiceId service) {
        return Deployments.of(view, service).stream()
                .sorted(PRIMARY_FIRST)
                .map(this::of)
                .toList();
    }

    private DeploymentView of(Deployment deployment) {
        return new DeploymentView(
                deployment, facts(deployment.id().service(), deployment.revision()), counts(deployment.id()));
    }

    /** What it runs or shall run; of one that is INACTIVE what it ran last. */
    public Optional<dev.gantry.shapes.ecs.ServiceRevision> facts(Service service) {
        if (!service.settings().isOurs()) {
            return Optional.empty();
        }
        return service.primary()
                .flatMap(id -> view.find(EcsTables.DEPLOYMENTS, id.key()))
                .map(primary -> facts(service.id(), primary.revision()))
                .or(() -> latest(service));
    }

    private Optional<dev.gantry.shapes.ecs.ServiceRevision> latest(Service service) {
        return revisions(service).max(Comparator.comparing(ServiceViews::createdAt));
    }

    /** All revisions since it was created; others had its name before. */
    Stream<dev.gantry.shapes.ecs.ServiceRevision> revisions(Service service) {
        return view.all(EcsTables.SERVICE_REVISIONS).startingWith(service.key() + "/").stream()
                .map(ServiceRevision::facts)
                .filter(facts -> !createdAt(facts).isBefore(service.createdAt()));
    }

    static Instant createdAt(dev.gantry.shapes.ecs.ServiceRevision facts) {
        return Objects.requireNonNullElse(facts.createdAt(), Instant.EPOCH);
    }

    public dev.gantry.shapes.ecs.ServiceRevision facts(ServiceId service, String revision) {
        return view.find(EcsTables.SERVICE_REVISIONS, ServiceRevision.key(service, revision))
                .orElseThrow()
                .facts();
    }

    private Optional<ServiceDeployment> newest(ServiceId service) {
        return Deployments.ongoing(view, service)
                .or(() -> view.all(EcsTables.SERVICE_DEPLOYMENTS).startingWith(service.key() + "/").stream()
                        .max(Comparator.comparing(each -> each.times().created())));
    }

    private List<TaskSetView> taskSets(Service service) {
        return view.all(EcsTables.TASK_SETS).startingWith(service.key() + "/").stream()
                .map(taskSet -> of(taskSet, service))
                .toList();
    }

    public TaskSetView of(TaskSet taskSet, Service service) {
        return new TaskSetView(
                taskSet, service.desiredCount(), facts(service.id(), taskSet.revision()), counts(taskSet.id()));
    }

    /** A revision as clients see it: its platform version is the one that is meant. */
    public static dev.gantry.shapes.ecs.ServiceRevision describe(ServiceRevision revision) {
        dev.gantry.shapes.ecs.ServiceRevision facts = revision.facts();
        String version = facts.platformVersion();
        return version == null
                ? facts
                : facts.toBuilder()
                        .platformVersion(PlatformVersions.resolved(version))
                        .build();
    }

    /** How many tasks a deployment or a task set has. */
    public Counts counts(DeploymentId id) {
        TaskCounts counts = TaskCounts.of(view, id);
        return new Counts(counts.running(), counts.pending());
    }
}
