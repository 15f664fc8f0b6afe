package dev.gantry.ecs.cluster;

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
            Scope scope, List<String> providers, List<CapacityProviderStrategyItem> strategy) {
        if (providers.size() > MOST) {
            throw new InvalidParameterException("A cluster can have at most " + MOST + " capacity providers.");
        }
        List<String> names =
                providers.stream().map(provider -> existing(scope, provider)).toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw new InvalidParameterException("Duplicate capacity providers are not allowed.");
        }
        List<CapacityProviderStrategyItem> named =
                strategy.stream().map(item -> named(scope, item)).toList();
        checkStrategy(names, named);
        return new ClusterCapacity(names, named);
    }

    private static String existing(Scope scope, String reference) {
        return CapacityProviders.find(scope, reference)
                .map(provider -> Objects.requireNonNullElse(provider.name(), ""))
                .orElseThrow(() -> new InvalidParameterException("The specified capacity provider '" + reference
                        + "' was not found. Specify a valid capacity provider and try again."));
    }

    private static CapacityProviderStrategyItem named(Scope scope, CapacityProviderStrategyItem item) {
        return new CapacityProviderStrategyItem(
                existing(scope, Objects.requireNonNullElse(item.capacityProvider(), "")),
                Objects.requireNonNullElse(item.weight(), 0),
                Objects.requireNonNullElse(item.base(), 0));
    }

    private static void checkStrategy(List<String> providers, List<CapacityProviderStrategyItem> strategy) {
        if (!strategy.stream().allMatch(item -> providers.contains(item.capacityProvider()))) {
            throw new InvalidParameterException("The specified capacity provider strategy cannot contain a capacity"
                    + " provider that is not associated with the cluster. Associate the capacity provider with the"
                    + " cluster and try again.");
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
