package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.placement.GroupTally;
import dev.gantry.ecs.domain.placement.Strategies;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A group's tally as the fleet has it: nothing has to be counted. */
final class FleetTally implements GroupTally {

    private final Roster roster;
    private final @Nullable Group group;
    private final Map<String, Map<String, Integer>> byAttribute = new HashMap<>(2);

    FleetTally(Roster roster, @Nullable Group group) {
        this.roster = roster;
        this.group = group;
    }

    /** Its name; empty text while it has no task. */
    String group() {
        return group == null ? "" : group.name();
    }

    boolean isOf(Roster that) {
        return roster == that;
    }

    int on(Member member) {
        return group == null ? 0 : member.tasks().ofSame(group.name());
    }

    @Override
    public int on(InstanceId instance) {
        Member member = roster.find(instance);
        return member == null ? 0 : on(member);
    }

    @Override
    public int where(String attribute, String value) {
        if (group == null) {
            return 0;
        }
        return attribute.equals(Strategies.ZONE)
                ? group.byZone().of(value)
                : byAttribute
                        .computeIfAbsent(attribute, name -> count(group, name))
                        .getOrDefault(value, 0);
    }

    private static Map<String, Integer> count(Group group, String attribute) {
        Map<String, Integer> counts = new HashMap<>();
        group.byKind().forEach((kind, tasks) -> counts.merge(kind.value(attribute), tasks, Integer::sum));
        return counts;
    }

    @Override
    public int fewest(int instances) {
        return group == null ? 0 : group.fewest(instances);
    }
}
