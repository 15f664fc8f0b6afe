package dev.gantry.ecs.cluster;

import dev.gantry.ecs.domain.cluster.AutoScalingProvider;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.CapacityProviderStatus;
import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.value.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * The capacity providers that a request gives to a cluster, and the strategy for tasks that name none. Source: capacity
 * provider strategy in the ECS guide.
 *
 * @param providers by name
 */
public record ClusterCapacity(List<String> providers, List<CapacityProviderStrategyItem> strategy) {

    private static final int MOST = 20;

    /** Refuses providers that do not exist, and a strategy that could never place a task. */
    public static ClusterCapacity checked(
            View view, Cluster cluster, List<String> providers, List<CapacityProviderStrategyItem> strategy) {
        if (providers.size() > MOST) {
            throw new InvalidParameterException("A cluster can have at most " + MOST + " capacity providers.");
        }
        List<String> names = providers.stream()
                .map(provider -> existing(view, cluster.scope(), provider))
                .toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw new InvalidParameterException("Duplicate capacity providers are not allowed.");
        }
        List<CapacityProviderStrategyItem> named = strategy.stream()
                .map(item -> named(view, cluster.scope(), item))
                .toList();
        checkStrategy(names, named);
        names.forEach(name -> checkShared(view, cluster, name));
        return new ClusterCapacity(names, named);
    }

    private static String existing(View view, Scope scope, String reference) {
        return CapacityProviders.find(view, scope, reference)
                .filter(provider -> CapacityProviderStatus.ACTIVE.equals(provider.status()))
                .map(provider -> Objects.requireNonNullElse(provider.name(), ""))
                .orElseThrow(() -> new InvalidParameterException("The specified capacity provider '" + reference
                        + "' was not found. Specify a valid capacity provider and try again."));
    }

    private static CapacityProviderStrategyItem named(View view, Scope scope, CapacityProviderStrategyItem item) {
        return new CapacityProviderStrategyItem(
                existing(view, scope, Objects.requireNonNullElse(item.capacityProvider(), "")),
                Objects.requireNonNullElse(item.weight(), 0),
                Objects.requireNonNullElse(item.base(), 0));
    }

    /** One that scales by itself counts the tasks of one cluster. */
    private static void checkShared(View view, Cluster cluster, String provider) {
        boolean scaling = CapacityProviders.own(view, cluster.scope(), provider)
                .filter(AutoScalingProvider::isScaling)
                .isPresent();
        if (scaling
                && CapacityProviders.clusters(view, cluster.scope(), provider)
                        .anyMatch(other -> !other.name().equals(cluster.name()))) {
            throw new InvalidParameterException("The specified capacity provider '" + provider
                    + "' has managed scaling enabled and is associated with another cluster.");
        }
    }

    private static void checkStrategy(List<String> providers, List<CapacityProviderStrategyItem> strategy) {
        if (!strategy.stream().allMatch(item -> providers.contains(item.capacityProvider()))) {
            throw new InvalidParameterException("The specified capacity provider strategy cannot contain a capacity"
                    + " provider that is not associated with the cluster. Associate the capacity provider with the"
                    + " cluster and try again.");
        }
        if (strategy.stream()
                        .map(item ->
                                CapacityProviders.isBuiltIn(Objects.requireNonNullElse(item.capacityProvider(), "")))
                        .distinct()
                        .count()
                > 1) {
            throw new InvalidParameterException("The specified capacity provider strategy is invalid. Capacity provider"
                    + " strategies cannot contain both Fargate and Auto Scaling group capacity providers.");
        }
        if (strategy.stream()
                        .map(CapacityProviderStrategyItem::capacityProvider)
                        .distinct()
                        .count()
                < strategy.size()) {
            throw new InvalidParameterException(
                    "A capacity provider can be in a capacity provider strategy only once.");
        }
        if (strategy.stream().filter(item -> !Objects.equals(item.base(), 0)).count() > 1) {
            throw new InvalidParameterException("Only one capacity provider in a strategy can have a base defined.");
        }
    }
}
