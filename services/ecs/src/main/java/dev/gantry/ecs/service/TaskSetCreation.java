package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.LaunchFailures;
import dev.gantry.ecs.domain.service.NotYetSupported;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.domain.task.IdempotencyToken;
import dev.gantry.ecs.domain.task.TaskRequestToken;
import dev.gantry.ecs.launch.ClientTokens;
import dev.gantry.ecs.launch.RevisionFacts;
import dev.gantry.ecs.tags.TagRules;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.CreateTaskSetRequest;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.LimitExceededException;
import dev.gantry.shapes.ecs.ServiceRevision;
import dev.gantry.shapes.ecs.StabilityStatus;
import java.util.List;
import java.util.Optional;

/** A CreateTaskSet from its checks to its rows; one that is repeated makes nothing new. */
public final class TaskSetCreation {

    private static final int MOST = 5;

    private final Tx tx;
    private final Call call;
    private final Cluster cluster;
    private final Service service;

    public TaskSetCreation(Tx tx, Call call, Cluster cluster, Service service) {
        this.tx = tx;
        this.call = call;
        this.cluster = cluster;
        this.service = service;
    }

    public TaskSet run(CreateTaskSetRequest request) {
        Optional<TaskSet> before = byToken(request);
        if (before.isPresent()) {
            return before.get();
        }
        NotYetSupported.refuse(request);
        if (TaskSets.of(tx, service).count() >= MOST) {
            throw new LimitExceededException("A service can have at most " + MOST + " task sets.");
        }
        RevisionFacts revisions = new RevisionFacts(tx, call, cluster, service.settings());
        ServiceRevision facts = revisions.ofNamed(wishes(request));
        String revision = Deployments.revision(tx, service.id(), facts, revisions.zones(facts))
                .number();
        TaskSet taskSet = taskSet(request, revision);
        tx.put(EcsTables.TASK_SETS, taskSet);
        tx.put(EcsTables.SERVICES, service.with(draft -> draft.steady(false)));
        remember(request, taskSet);
        return taskSet;
    }

    private static ServiceRevision wishes(CreateTaskSetRequest request) {
        return ServiceRevision.builder()
                .taskDefinition(request.taskDefinition())
                .launchType(request.launchType())
                .capacityProviderStrategy(request.capacityProviderStrategyOrEmpty())
                .platformVersion(request.platformVersion())
                .networkConfiguration(request.networkConfiguration())
                .build();
    }

    private TaskSet taskSet(CreateTaskSetRequest request, String revision) {
        return new TaskSet(
                new DeploymentId(service.id(), revision),
                "ACTIVE",
                revision,
                TaskSets.checked(request.scale()),
                Optional.ofNullable(request.externalId()),
                StabilityStatus.STABILIZING,
                tx.now(),
                LaunchFailures.NONE,
                tx.now(),
                tx.now(),
                TagRules.checked(request.tagsOrEmpty()));
    }

    /** The task set that this very request has created before, unless it has been deleted since. */
    private Optional<TaskSet> byToken(CreateTaskSetRequest request) {
        Optional<IdempotencyToken> known = Optional.ofNullable(request.clientToken())
                .map(ClientTokens::checked)
                .flatMap(token -> tx.find(EcsTables.TOKENS, key(token).key()))
                .filter(token -> !token.isExpired(tx.now()));
        Optional<TaskSet> made = known.flatMap(
                token -> tx.find(EcsTables.TASK_SETS, token.taskIds().getFirst()));
        if (made.isPresent() && !known.orElseThrow().fingerprint().equals(ClientTokens.fingerprint(request))) {
            throw new InvalidParameterException("Creation of task set was not idempotent.");
        }
        return made;
    }

    private void remember(CreateTaskSetRequest request, TaskSet taskSet) {
        String token = request.clientToken();
        if (token != null) {
            String fingerprint = ClientTokens.fingerprint(request);
            tx.put(EcsTables.TOKENS, IdempotencyToken.of(key(token), fingerprint, List.of(taskSet.key()), tx.now()));
        }
    }

    /** No token of a RunTask has a blank in it. */
    private TaskRequestToken key(String token) {
        return new TaskRequestToken(cluster.scope(), cluster.name(), "CreateTaskSet " + token);
    }
}
