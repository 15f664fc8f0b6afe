package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where the tasks of a group are, PROVISIONING and PENDING ones included: what spread and distinctInstance count. It is
 * filled when it is first asked, lives for one command and is told of every task that is placed meanwhile.
 */
public final class GroupTally {

    private final Supplier<Stream<ContainerInstance>> hosts;
    private final Map<InstanceId, Integer> byInstance = new HashMap<>();
    private final Map<String, Map<String, Integer>> byAttribute = new HashMap<>();
    private final TreeMap<Integer, Integer> instancesByCount = new TreeMap<>();
    private final Map<InstanceId, ContainerInstance> instances = new HashMap<>();
    private boolean filled;

    private GroupTally(Supplier<Stream<ContainerInstance>> hosts) {
        this.hosts = hosts;
    }

    /** The instance of every placed task of the group that is not STOPPED, once for each task. */
    public static GroupTally of(Supplier<Stream<ContainerInstance>> hosts) {
        return new GroupTally(hosts);
    }

    /** A group without tasks. */
    public static GroupTally empty() {
        return new GroupTally(Stream::empty);
    }

    /**
     * One task more of the group will be on this instance. Nobody may have to know: if the tally is filled later, it
     * finds the task among the others.
     */
    public void placed(ContainerInstance instance) {
        if (filled) {
            add(instance);
        }
    }

    int on(InstanceId instance) {
        fill();
        return byInstance.getOrDefault(instance, 0);
    }

    /** Tasks on instances with this value of the attribute; those without it are in one bucket of their own. */
    int where(String attribute, String value) {
        fill();
        return byAttribute.computeIfAbsent(attribute, this::count).getOrDefault(value, 0);
    }

    /** The least that any of so many instances can have. */
    int fewest(int instanceCount) {
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
        byAttribute.forEach((attribute, counts) -> counts.merge(value(instance, attribute), 1, Integer::sum));
    }

    private Map<String, Integer> count(String attribute) {
        Map<String, Integer> counts = new HashMap<>();
        byInstance.forEach((id, many) -> Optional.ofNullable(instances.get(id))
                .ifPresent(instance -> counts.merge(value(instance, attribute), many, Integer::sum)));
        return counts;
    }

    static String value(ContainerInstance instance, String attribute) {
        return instance.attribute(attribute).orElse("");
    }

    /** Tasks by instance. */
    Map<InstanceId, Integer> counts() {
        fill();
        return Collections.unmodifiableMap(byInstance);
    }
}
