package dev.gantry.ecs.launch;

import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.placement.CapacityShares;
import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.LaunchType;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which kind of capacity each of a request's tasks gets: a launch type, or a provider chosen by base and weight. Source:
 * capacity provider strategy in the ECS guide.
 */
final class CapacityPlan {

    private static final int MOST_PROVIDERS = 20;
    private static final List<String> FARGATE_PROVIDERS = List.of("FARGATE", "FARGATE_SPOT");

    private final String launchType;
    private final List<CapacityProviderStrategyItem> strategy;
    private final CapacityShares shares;

    private CapacityPlan(String launchType, List<CapacityProviderStrategyItem> strategy, Map<String, Integer> tasks) {
        this.launchType = launchType;
        this.strategy = strategy;
        this.shares = new CapacityShares(strategy, tasks);
    }

    /** An explicit launch type wins, then the request's strategy, then the cluster's default, then EC2. */
    static CapacityPlan of(@Nullable String launchType, List<CapacityProviderStrategyItem> requested, Cluster cluster) {
        if (launchType != null && !requested.isEmpty()) {
            throw new InvalidParameterException("Specifying both a launch type and capacity provider strategy is not"
                    + " supported. Remove one and try again.");
        }
        if (launchType != null) {
            return new CapacityPlan(launchType, List.of(), Map.of());
        }
        List<CapacityProviderStrategyItem> strategy = requested.isEmpty() ? cluster.defaultStrategy() : requested;
        return strategy.isEmpty()
                ? new CapacityPlan(LaunchType.EC2, List.of(), Map.of())
                : ofStrategy(strategy, cluster);
    }

    private static CapacityPlan ofStrategy(List<CapacityProviderStrategyItem> strategy, Cluster cluster) {
        if (strategy.size() > MOST_PROVIDERS) {
            throw new InvalidParameterException(
                    "Capacity provider strategy can have at most " + MOST_PROVIDERS + " items.");
        }
        for (CapacityProviderStrategyItem item : strategy) {
            checkProvider(item, cluster);
        }
        if (strategy.stream().filter(item -> base(item) > 0).count() > 1) {
            throw new InvalidParameterException("Only one capacity provider in a strategy can have a base defined.");
        }
        if (strategy.stream().allMatch(item -> weight(item) == 0) && strategy.size() > 1) {
            throw new InvalidParameterException(
                    "At least one capacity provider in a strategy must have a weight greater than zero.");
        }
        return new CapacityPlan(LaunchType.FARGATE, strategy, Map.of());
    }

    private static void checkProvider(CapacityProviderStrategyItem item, Cluster cluster) {
        String name = provider(item);
        if (!cluster.capacityProviders().contains(name)) {
            throw new InvalidParameterException("The specified capacity provider strategy cannot contain a capacity"
                    + " provider that is not associated with the cluster. Associate the capacity provider with the"
                    + " cluster and try again.");
        }
        if (!FARGATE_PROVIDERS.contains(name)) {
            throw new UnsupportedFeatureException("The capacity provider " + name + " is kept as a record: Auto Scaling"
                    + " groups are not run by this server, so that no task can be placed through it.");
        }
    }

    /** The same plan for a service that has so many tasks on each provider already. */
    CapacityPlan having(Map<String, Integer> tasks) {
        return new CapacityPlan(launchType, strategy, tasks);
    }

    String launchType() {
        return launchType;
    }

    boolean hasStrategy() {
        return !strategy.isEmpty();
    }

    boolean isFargate() {
        return LaunchType.FARGATE.equals(launchType);
    }

    /** The provider of the next task; empty where a launch type rules. */
    Optional<String> next() {
        if (strategy.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(shares.add());
    }

    private static String provider(CapacityProviderStrategyItem item) {
        return Objects.requireNonNullElse(item.capacityProvider(), "");
    }

    private static int base(CapacityProviderStrategyItem item) {
        return Objects.requireNonNullElse(item.base(), 0);
    }

    private static int weight(CapacityProviderStrategyItem item) {
        return Objects.requireNonNullElse(item.weight(), 0);
    }
}
