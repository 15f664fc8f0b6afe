package dev.gantry.ecs.launch;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.placement.Chance;
import dev.gantry.ecs.domain.placement.Constraints;
import dev.gantry.ecs.domain.placement.GroupTally;
import dev.gantry.ecs.domain.placement.Strategies;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskOrigin;
import dev.gantry.ecs.domain.taskdefinition.FargateSizes;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.launch.Launch.Launched;
import dev.gantry.ecs.launch.Launch.Wishes;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A RunTask from its checks to its tasks: as many as there is room for, and a failure for each look in vain. */
public final class RunTaskLaunch {

    private static final int MOST = 10;

    private final Tx tx;
    private final RunTaskRequest request;
    private final Cluster cluster;
    private final TaskDefinitionRevision definition;
    private final CapacityPlan capacity;
    private final Set<String> zones;

    public RunTaskLaunch(Tx tx, Call call, RunTaskRequest request, Cluster cluster, TaskDefinitionRevision definition) {
        this.tx = tx;
        this.request = request;
        this.cluster = cluster;
        this.definition = definition;
        this.capacity = CapacityPlan.of(request.launchType(), request.capacityProviderStrategyOrEmpty(), cluster);
        this.zones = Networks.zones(tx, call, definition.definition().networkMode(), request.networkConfiguration());
    }

    /** What the request started, and what it did not. */
    public record Result(List<Task> tasks, List<Failure> failures) {}

    public Result run() {
        int count = Objects.requireNonNullElse(request.count(), 1);
        if (count < 1 || count > MOST) {
            throw new InvalidParameterException("Count must be between 1 and " + MOST + ".");
        }
        return capacity.isFargate() ? onFargate(count) : onInstances(count);
    }

    private void checkCompatible() {
        String type = capacity.launchType();
        if (!definition.definition().compatibilitiesOrEmpty().contains(type)) {
            throw new InvalidParameterException("Task definition does not support launch_type " + type + ".");
        }
    }

    private Result onFargate(int count) {
        checkCompatible();
        if (!request.placementConstraintsOrEmpty().isEmpty()
                || !request.placementStrategyOrEmpty().isEmpty()) {
            throw new InvalidParameterException(
                    "Placement constraints and strategies are not supported with FARGATE launch type.");
        }
        LaunchOrder order = LaunchRequest.order(request, cluster, definition, capacity.launchType());
        checkSize(order.definition());
        List<String> spread = zones.stream().sorted().toList();
        int first = Chance.seeded(tx.ids().hex(16)).below(spread.size());
        List<Launched> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LaunchOrder next = order.on(provided(order.origin(), capacity.next()));
            String zone = spread.get((first + i) % spread.size());
            all.add(new Launch(tx, next).onFargate(Optional.of(zone)));
        }
        return result(all);
    }

    /** Overrides of the task's size have to be one of Fargate's sizes again. */
    private static void checkSize(TaskDefinition merged) {
        String cpu = Objects.requireNonNullElse(merged.cpu(), "0");
        String memory = Objects.requireNonNullElse(merged.memory(), "0");
        boolean windows = Platform.of(null, merged).family().startsWith("Windows");
        if (!FargateSizes.exists(Integer.parseInt(cpu), Integer.parseInt(memory), windows)) {
            throw new InvalidParameterException(
                    "No Fargate configuration exists for given values: " + cpu + " CPU, " + memory + " memory.");
        }
    }

    private static TaskOrigin provided(TaskOrigin origin, Optional<String> provider) {
        return new TaskOrigin(origin.group(), origin.startedBy(), origin.launchType(), provider);
    }

    private Result onInstances(int count) {
        checkLaunchType();
        checkCompatible();
        Wishes wishes = new Wishes(
                Constraints.parse(
                        definition.definition().placementConstraintsOrEmpty(), request.placementConstraintsOrEmpty()),
                Strategies.parse(request.placementStrategyOrEmpty()),
                zones);
        LaunchOrder order = LaunchRequest.order(request, cluster, definition, capacity.launchType());
        checkInstances();
        Launch launch = new Launch(tx, order);
        GroupTally tally = launch.tally();
        List<Launched> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Launched launched = launch.onInstance(wishes, tally);
            all.add(launched);
            if (launched.task().isEmpty()) {
                break; // the others are alike: they would be refused for the same reasons
            }
        }
        return result(all);
    }

    private void checkLaunchType() {
        if (!List.of("EC2", "EXTERNAL").contains(capacity.launchType())) {
            throw new InvalidParameterException("Launch type " + capacity.launchType() + " is not supported.");
        }
        if (request.platformVersion() != null) {
            throw new InvalidParameterException(
                    "The platform version must be null when specifying an " + capacity.launchType() + " launch type.");
        }
    }

    private void checkInstances() {
        boolean none = tx.by(EcsTables.REGISTERED_INSTANCES, EcsTables.clusterKey(cluster.scope(), cluster.name()))
                .isEmpty();
        if (none) {
            throw new InvalidParameterException("No Container Instances were found in your cluster.");
        }
    }

    private static Result result(List<Launched> all) {
        return new Result(
                all.stream().flatMap(launched -> launched.task().stream()).toList(),
                all.stream().flatMap(launched -> launched.failures().stream()).toList());
    }
}
