package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.placement.GroupTally;
import dev.gantry.ecs.domain.placement.Strategies;
import java.util.HashMap;
import java.util.Map;

/** A group's tally as the fleet has it: nothing has to be counted. */
final class FleetTally implements GroupTally {

    private final Group group;
    private final Map<String, Map<String, Integer>> byAttribute = new HashMap<>();

    FleetTally(Group group) {
        this.group = group;
    }

    @Override
    public int on(InstanceId instance) {
        return group.on(instance.id());
    }

    @Override
    public int where(String attribute, String value) {
        return attribute.equals(Strategies.ZONE)
                ? Group.count(group.byZone(), value)
                : byAttribute.computeIfAbsent(attribute, this::count).getOrDefault(value, 0);
    }

    private Map<String, Integer> count(String attribute) {
        Map<String, Integer> counts = new HashMap<>();
        group.byKind().forEach((kind, tasks) -> counts.merge(kind.value(attribute), tasks, Integer::sum));
        return counts;
    }

    @Override
    public int fewest(int instances) {
        return group.fewest(instances);
    }
}
