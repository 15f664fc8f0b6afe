package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskDefinitionLookup;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceChange;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.launch.RevisionFacts;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ServiceRevision;
import dev.gantry.shapes.ecs.UpdateServiceRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An UpdateService from its checks to its rows: what its tasks are started from changes with a new deployment only. */
public final class ServiceUpdate {

    private final Tx tx;
    private final Call call;
    private final Cluster cluster;
    private final UpdateServiceRequest request;

    public ServiceUpdate(Tx tx, Call call, Cluster cluster, UpdateServiceRequest request) {
        this.tx = tx;
        this.call = call;
        this.cluster = cluster;
        this.request = request;
    }

    public Service run(Service before) {
        ServiceChange change = ServiceChange.of(request, before);
        Service after = before.with(draft -> draft.settings(change.settings())
                .desiredCount(change.desiredCount())
                .steady(before.steady() && change.desiredCount() == before.desiredCount()));
        Optional<ServiceRevision> revision = before.settings().isOurs() ? newRevision(before, after) : Optional.empty();
        return revision.map(facts -> begin(after, facts)).orElseGet(() -> inPlace(after));
    }

    private Service begin(Service service, ServiceRevision facts) {
        RevisionFacts revisions = new RevisionFacts(tx, call, cluster, service.settings());
        return Deployments.begin(tx, service, facts, revisions.zones(facts));
    }

    /** The PRIMARY deployment wants as many tasks as its service does. */
    private Service inPlace(Service service) {
        tx.put(EcsTables.SERVICES, service);
        if (!service.settings().isDaemon()) {
            service.primary()
                    .flatMap(id -> tx.find(EcsTables.DEPLOYMENTS, id.key()))
                    .filter(primary -> primary.desiredCount() != service.desiredCount())
                    .ifPresent(primary -> rescale(primary, service.desiredCount()));
        }
        return service;
    }

    private void rescale(Deployment primary, int count) {
        tx.put(EcsTables.DEPLOYMENTS, primary.wanting(count, tx.now()));
    }

    /** What the service shall run from now on; empty when that is what it runs anyway. */
    private Optional<ServiceRevision> newRevision(Service before, Service after) {
        ServiceRevision current =
                RevisionFacts.wishes(new ServiceViews(tx).facts(before).orElseThrow());
        ServiceRevision wishes = wishes(before, current);
        boolean force = Boolean.TRUE.equals(request.forceNewDeployment());
        if (!force && wishes.equals(current) && after.settings().equals(before.settings())) {
            return Optional.empty();
        }
        RevisionFacts facts = new RevisionFacts(tx, call, cluster, after.settings());
        ServiceRevision next = isKept(wishes, current) ? facts.ofKept(wishes) : facts.ofNamed(wishes);
        return force || !next.equals(current) ? Optional.of(next) : Optional.empty();
    }

    private static boolean isKept(ServiceRevision wishes, ServiceRevision current) {
        return Objects.equals(wishes.taskDefinition(), current.taskDefinition());
    }

    private ServiceRevision wishes(Service before, ServiceRevision current) {
        ServiceRevision.Builder wishes = current.toBuilder();
        if (request.taskDefinition() != null) {
            wishes.taskDefinition(named(request.taskDefinition()));
        }
        if (request.platformVersion() != null) {
            wishes.platformVersion(request.platformVersion());
        }
        if (request.networkConfiguration() != null) {
            wishes.networkConfiguration(request.networkConfiguration());
        }
        if (request.serviceConnectConfiguration() != null) {
            wishes.serviceConnectConfiguration(request.serviceConnectConfiguration());
        }
        List<CapacityProviderStrategyItem> strategy = request.capacityProviderStrategy();
        if (strategy != null) {
            capacity(strategy, before, wishes);
        }
        return wishes.build();
    }

    /** The ARN of what the caller calls {@code web} or {@code web:3}; what is not found is refused later. */
    private String named(String reference) {
        return TaskDefinitionLookup.find(tx, call.scope(), reference)
                .map(TaskDefinitionRevision::arn)
                .orElse(reference);
    }

    private void capacity(List<CapacityProviderStrategyItem> strategy, Service before, ServiceRevision.Builder wishes) {
        if (!strategy.isEmpty()) {
            wishes.capacityProviderStrategy(strategy).launchType(null);
            return;
        }
        Optional<String> original = originalLaunchType(before);
        if (original.isEmpty() && cluster.defaultStrategy().isEmpty()) {
            throw new InvalidParameterException("No launch type to fall back to for empty capacity provider strategy."
                    + " Your service was not created with a launch type.");
        }
        wishes.capacityProviderStrategy(null).launchType(original.orElse(null));
    }

    private Optional<String> originalLaunchType(Service service) {
        return new ServiceViews(tx)
                .revisions(service)
                .min(Comparator.comparing(ServiceViews::createdAt))
                .map(ServiceRevision::launchType);
    }
}
