package dev.gantry.ecs.launch;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskDefinitionLookup;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.placement.Chance;
import dev.gantry.ecs.domain.placement.Constraints;
import dev.gantry.ecs.domain.placement.GroupTally;
import dev.gantry.ecs.domain.placement.Strategies;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskOptions;
import dev.gantry.ecs.domain.task.TaskOrigin;
import dev.gantry.ecs.domain.task.TaskPlatform;
import dev.gantry.ecs.domain.task.TaskRequest;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.launch.Launch.Launched;
import dev.gantry.ecs.launch.Launch.Wishes;
import dev.gantry.ecs.launch.LaunchOrder.LaunchDetails;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ClientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Launches tasks of one revision of a service: the constructor refuses what can never be launched. */
public final class ServiceLaunch {

    private final Tx tx;
    private final Service service;
    private final Cluster cluster;
    private final ServiceRevision revision;
    private final TaskDefinitionRevision definition;
    private final String startedBy;
    private final CapacityPlan capacity;

    /**
     * A launch for a deployment or a task set.
     *
     * @param startedBy as in {@code ecs-svc/…}
     */
    public ServiceLaunch(Tx tx, Service service, ServiceRevision revision, String startedBy) {
        this.tx = tx;
        this.service = service;
        this.revision = revision;
        this.startedBy = startedBy;
        this.cluster = tx.find(
                        EcsTables.CLUSTERS,
                        Cluster.key(service.id().scope(), service.id().cluster()))
                .orElseThrow(() -> new ClientException("Cluster not found."));
        this.definition = TaskDefinitionLookup.find(
                        tx, service.id().scope(), revision.facts().taskDefinition())
                .orElseThrow(() -> new ClientException("TaskDefinition not found."));
        this.capacity = CapacityPlan.of(
                revision.facts().launchType(), revision.facts().capacityProviderStrategyOrEmpty(), cluster);
    }

    /** What was started, and why not more. */
    public record Started(List<Task> tasks, Optional<Obstacle> obstacle) {}

    /** The same launch on instances that the service names itself. */
    public DaemonLaunch onNamed() {
        Wishes wishes = new Wishes(constraints(), Strategies.RANDOM, new HashSet<>(revision.zones()));
        return new DaemonLaunch(service.id(), new Launch(tx, order(Optional.empty())), wishes);
    }

    /** So many tasks, or as many as there is room for. */
    public Started start(int count) {
        return capacity.isFargate() ? onFargate(count) : onInstances(count);
    }

    private Started onInstances(int count) {
        Launch launch = new Launch(tx, order(Optional.empty()));
        Wishes wishes = wishes();
        GroupTally tally = launch.tally();
        List<Task> tasks = new ArrayList<>();
        while (tasks.size() < count) {
            Optional<Task> placed = launch.forService(wishes, tally);
            if (placed.isEmpty()) {
                boolean told = tasks.isEmpty() && service.waiting().isPresent();
                Obstacle obstacle = told
                        ? Obstacle.known(service.waiting().get())
                        : Obstacle.of(service.id(), launch.closest(wishes, tally))
                                .on(service.id(), launch.reasons(wishes, tally));
                return new Started(tasks, Optional.of(obstacle));
            }
            tasks.add(placed.get());
        }
        return new Started(tasks, Optional.empty());
    }

    private Wishes wishes() {
        Strategies strategies = service.settings().placementStrategy().isEmpty()
                ? Strategies.OF_SERVICES
                : Strategies.parse(service.settings().placementStrategy());
        return new Wishes(constraints(), strategies, new HashSet<>(revision.zones()));
    }

    private Constraints constraints() {
        return Constraints.parse(
                definition.definition().placementConstraintsOrEmpty(),
                service.settings().placementConstraints());
    }

    private Started onFargate(int count) {
        CapacityPlan plan = capacity.having(tasksByProvider());
        List<String> zones = revision.zones();
        int first = zones.isEmpty() ? 0 : Chance.seeded(tx.ids().hex(16)).below(zones.size());
        List<Task> tasks = new ArrayList<>();
        while (tasks.size() < count) {
            Optional<String> zone =
                    zones.isEmpty() ? Optional.empty() : Optional.of(zones.get((first + tasks.size()) % zones.size()));
            Launched launched = new Launch(tx, order(plan.next())).onFargate(zone);
            if (launched.task().isEmpty()) {
                return new Started(tasks, Optional.of(Obstacle.fargate(service.id())));
            }
            tasks.add(launched.task().get());
        }
        return new Started(tasks, Optional.empty());
    }

    /** Only the providers of a strategy are counted: nobody else asks. */
    private Map<String, Integer> tasksByProvider() {
        Map<String, Integer> tasks = new HashMap<>();
        if (capacity.hasStrategy()) {
            String group = EcsTables.groupKey(
                    cluster.scope(), cluster.name(), service.id().group());
            tx.by(EcsTables.TASKS_BY_GROUP, group).stream()
                    .filter(Task::isWanted)
                    .forEach(task -> task.launch()
                            .origin()
                            .capacityProvider()
                            .ifPresent(provider -> tasks.merge(provider, 1, Integer::sum)));
        }
        return tasks;
    }

    private LaunchOrder order(Optional<String> provider) {
        TaskOrigin origin =
                new TaskOrigin(service.id().group(), Optional.of(startedBy), capacity.launchType(), provider);
        Optional<TaskPlatform> platform = capacity.isFargate()
                ? Optional.of(Platform.of(revision.facts().platformVersion(), definition.definition()))
                : Optional.empty();
        LaunchDetails details = new LaunchDetails(
                new TaskOptions(service.settings().enableExecuteCommand(), false, platform),
                new TaskRequest(
                        Optional.empty(),
                        Optional.ofNullable(revision.facts().networkConfiguration()),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()),
                LaunchTags.ofService(service, definition));
        return LaunchOrder.of(cluster, definition.definition(), origin, details);
    }
}
