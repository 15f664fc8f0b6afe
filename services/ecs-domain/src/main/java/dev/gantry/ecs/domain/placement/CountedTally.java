package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A tally that is counted when it is first asked, and told of every task that is placed meanwhile. */
final class CountedTally implements GroupTally {

    private final Supplier<Stream<ContainerInstance>> hosts;
    private final Map<InstanceId, Integer> byInstance = new HashMap<>();
    private final Map<String, Map<String, Integer>> byAttribute = new HashMap<>();
    private final TreeMap<Integer, Integer> instancesByCount = new TreeMap<>();
    private final Map<InstanceId, ContainerInstance> instances = new HashMap<>();
    private boolean filled;

    CountedTally(Supplier<Stream<ContainerInstance>> hosts) {
        this.hosts = hosts;
    }

    @Override
    public void placed(ContainerInstance instance) {
        if (filled) {
            add(instance);
        }
    }

    @Override
    public int on(InstanceId instance) {
        fill();
        return byInstance.getOrDefault(instance, 0);
    }

    @Override
    public int where(String attribute, String value) {
        fill();
        return byAttribute.computeIfAbsent(attribute, this::count).getOrDefault(value, 0);
    }

    @Override
    public int fewest(int instanceCount) {
        fill();
        return byInstance.size() < instanceCount || instancesByCount.isEmpty() ? 0 : instancesByCount.firstKey();
    }

    private void fill() {
        if (!filled) {
            filled = true;
            try (Stream<ContainerInstance> all = hosts.get()) {
                all.forEach(this::add);
            }
        }
    }

    private void add(ContainerInstance instance) {
        int count = byInstance.merge(instance.id(), 1, Integer::sum);
        instancesByCount.merge(count, 1, Integer::sum);
        instancesByCount.computeIfPresent(count - 1, (_, many) -> many == 1 ? null : (Integer) (many - 1));
        instances.put(instance.id(), instance);
        byAttribute.forEach(
                (attribute, counts) -> counts.merge(GroupTally.value(instance, attribute), 1, Integer::sum));
    }

    private Map<String, Integer> count(String attribute) {
        Map<String, Integer> counts = new HashMap<>();
        byInstance.forEach((id, many) -> Optional.ofNullable(instances.get(id))
                .ifPresent(instance -> counts.merge(GroupTally.value(instance, attribute), many, Integer::sum)));
        return counts;
    }
}
