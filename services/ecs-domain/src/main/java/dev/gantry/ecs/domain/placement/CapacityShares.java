package dev.gantry.ecs.domain.placement;

import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which capacity provider the next task gets, and which one gives a task back: the base first, the rest by weight.
 * Source: capacity provider strategy in the ECS guide.
 */
public final class CapacityShares {

    private final List<CapacityProviderStrategyItem> strategy;
    private final Map<String, Integer> tasks;

    /** Providers that have so many tasks already; the strategy must not be empty. */
    public CapacityShares(List<CapacityProviderStrategyItem> strategy, Map<String, Integer> tasks) {
        this.strategy = List.copyOf(strategy);
        this.tasks = new HashMap<>(tasks);
    }

    /** The provider of the next task, which counts from now on. */
    public String add() {
        CapacityProviderStrategyItem chosen = strategy.stream()
                .filter(item -> tasksOf(provider(item)) < base(item))
                .findFirst()
                .orElseGet(this::leastServed);
        tasks.merge(provider(chosen), 1, Integer::sum);
        return provider(chosen);
    }

    /** The provider with the largest surplus, which has one task less from now on; empty when none has a task. */
    public Optional<String> remove() {
        Optional<String> most = tasks.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .sorted(this::bySurplus)
                .findFirst();
        most.ifPresent(provider -> tasks.merge(provider, -1, Integer::sum));
        return most;
    }

    private int bySurplus(String one, String other) {
        int order = Double.compare(surplus(other), surplus(one));
        return order != 0 ? order : place(other) - place(one);
    }

    /** What the strategy does not name has nothing to keep a task for; a base is given up last. */
    private double surplus(String provider) {
        return item(provider).map(this::share).orElse(Double.MAX_VALUE);
    }

    private double share(CapacityProviderStrategyItem item) {
        int beyondBase = tasksOf(provider(item)) - base(item);
        if (beyondBase <= 0) {
            return -1;
        }
        return weight(item) == 0 ? Double.MAX_VALUE : beyondBase / (double) weight(item);
    }

    private int place(String provider) {
        return item(provider).map(strategy::indexOf).orElse(strategy.size());
    }

    private Optional<CapacityProviderStrategyItem> item(String provider) {
        return strategy.stream().filter(item -> provider(item).equals(provider)).findFirst();
    }

    private CapacityProviderStrategyItem leastServed() {
        CapacityProviderStrategyItem least = strategy.getFirst();
        double leastShare = Double.MAX_VALUE;
        for (CapacityProviderStrategyItem item : strategy) {
            int beyondBase = tasksOf(provider(item)) - base(item);
            double share = weight(item) == 0 ? Double.MAX_VALUE : beyondBase / (double) weight(item);
            if (share < leastShare) {
                least = item;
                leastShare = share;
            }
        }
        return least;
    }

    private int tasksOf(String provider) {
        return tasks.getOrDefault(provider, 0);
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
