package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.cluster.Principal;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.NewService;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.domain.task.IdempotencyToken;
import dev.gantry.ecs.domain.task.TaskRequestToken;
import dev.gantry.ecs.launch.ClientTokens;
import dev.gantry.ecs.launch.RevisionFacts;
import dev.gantry.ecs.tags.TagRules;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ServiceRevision;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A CreateService from its checks to its rows; one that is repeated makes nothing new. */
public final class ServiceCreation {

    private final Tx tx;
    private final Call call;
    private final Cluster cluster;

    public ServiceCreation(Tx tx, Call call, Cluster cluster) {
        this.tx = tx;
        this.call = call;
        this.cluster = cluster;
    }

    public Service run(CreateServiceRequest request) {
        Optional<Service> before = byToken(request);
        if (before.isPresent()) {
            return before.get();
        }
        NewService wanted = NewService.of(request);
        Service service = service(wanted, request);
        Optional<ServiceRevision> facts =
                wanted.settings().deploymentController().equals("EXTERNAL")
                        ? Optional.empty()
                        : Optional.of(new RevisionFacts(tx, call, cluster, wanted.settings()).ofNamed(wanted.wishes()));
        Service created = tx.find(EcsTables.SERVICES, service.key())
                .filter(known -> known.status() != ServiceStatus.INACTIVE)
                .map(known -> same(known, service, facts))
                .orElseGet(() -> created(service, facts));
        remember(request, created);
        return created;
    }

    private Service service(NewService wanted, CreateServiceRequest request) {
        return new Service(
                new ServiceId(cluster.scope(), cluster.name(), wanted.name()),
                ServiceStatus.ACTIVE,
                wanted.settings(),
                wanted.desiredCount(),
                Optional.empty(),
                tx.now(),
                Principal.of(call),
                TagRules.checked(request.tagsOrEmpty()),
                Optional.empty(),
                false,
                Optional.empty());
    }

    private Service created(Service service, Optional<ServiceRevision> facts) {
        forgetNamesake(service.id());
        if (facts.isPresent()) {
            RevisionFacts revisions = new RevisionFacts(tx, call, cluster, service.settings());
            return Deployments.begin(tx, service, facts.get(), revisions.zones(facts.get()));
        }
        tx.put(EcsTables.SERVICES, service);
        return service;
    }

    /** What is left of an INACTIVE service with this name. Its service deployments and revisions stay for 90 days. */
    private void forgetNamesake(ServiceId id) {
        ServiceEvents.forget(tx, id);
        List<String> deployments =
                Deployments.of(tx, id).stream().map(Deployment::key).toList();
        deployments.forEach(key -> tx.delete(EcsTables.DEPLOYMENTS, key));
        List<String> taskSets = tx.all(EcsTables.TASK_SETS).startingWith(id.key() + "/").stream()
                .map(TaskSet::key)
                .toList();
        taskSets.forEach(key -> tx.delete(EcsTables.TASK_SETS, key));
    }

    private Service same(Service known, Service wanted, Optional<ServiceRevision> facts) {
        if (known.status() == ServiceStatus.DRAINING) {
            throw new InvalidParameterException("Unable to Start a service that is still Draining.");
        }
        boolean same = known.settings().equals(wanted.settings())
                && known.desiredCount() == wanted.desiredCount()
                && Set.copyOf(known.tags()).equals(Set.copyOf(wanted.tags()))
                && new ServiceViews(tx)
                        .facts(known)
                        .map(RevisionFacts::wishes)
                        .equals(facts.map(RevisionFacts::wishes));
        if (!same) {
            throw notIdempotent();
        }
        return known;
    }

    private static InvalidParameterException notIdempotent() {
        return new InvalidParameterException("Creation of service was not idempotent.");
    }

    /** The service that this very request has created before, unless it has been deleted since. */
    private Optional<Service> byToken(CreateServiceRequest request) {
        Optional<IdempotencyToken> known = Optional.ofNullable(request.clientToken())
                .map(ClientTokens::checked)
                .flatMap(token -> tx.find(EcsTables.TOKENS, key(token).key()))
                .filter(token -> !token.isExpired(tx.now()));
        Optional<Service> made = known.flatMap(
                        token -> tx.find(EcsTables.SERVICES, token.taskIds().getFirst()))
                .filter(Service::isActive);
        if (made.isPresent() && !known.orElseThrow().fingerprint().equals(ClientTokens.fingerprint(request))) {
            throw notIdempotent();
        }
        return made;
    }

    private void remember(CreateServiceRequest request, Service service) {
        String token = request.clientToken();
        if (token != null) {
            tx.put(
                    EcsTables.TOKENS,
                    IdempotencyToken.of(
                            key(token), ClientTokens.fingerprint(request), List.of(service.key()), tx.now()));
        }
    }

    /** No token of a RunTask has a blank in it. */
    private TaskRequestToken key(String token) {
        return new TaskRequestToken(cluster.scope(), cluster.name(), "CreateService " + token);
    }
}
