package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.placement.Candidates;
import dev.gantry.ecs.domain.placement.GroupTally;
import dev.gantry.value.Scope;
import java.util.Optional;

/**
 * All container instances by cluster, with what each has left and whose tasks it holds: what placements choose from. It
 * never changes; a row more makes another one, which shares nearly all, so that every view and every command has its own.
 */
public final class Fleet {

    public static final Fleet EMPTY = new Fleet(HashTrie.empty());

    private final HashTrie<Place, Roster> rosters;

    private Fleet(HashTrie<Place, Roster> rosters) {
        this.rosters = rosters;
    }

    /** A cluster, or an account's Fargate pool. */
    private record Place(Scope scope, String cluster) {

        static Place of(InstanceId id) {
            return new Place(id.scope(), id.cluster());
        }
    }

    /** With the instance's row in place of the one before, or without any. */
    public Fleet withInstance(InstanceId id, Optional<ContainerInstance> row) {
        return with(Place.of(id), roster(Place.of(id)).with(id, row.orElse(null)));
    }

    /** With what the instance has left, in place of what it had. */
    public Fleet withReservation(InstanceId id, Optional<InstanceReservation> row) {
        return with(Place.of(id), roster(Place.of(id)).with(id, row.orElse(null)));
    }

    /** With so many tasks of the group more on the instance; fewer, if negative. */
    public Fleet withTasks(InstanceId id, String group, int tasks) {
        return with(Place.of(id), roster(Place.of(id)).plus(id, group, tasks));
    }

    private Roster roster(Place place) {
        Roster roster = rosters.get(place);
        return roster == null ? Roster.empty() : roster;
    }

    private Fleet with(Place place, Roster roster) {
        return new Fleet(roster.isEmpty() ? rosters.without(place) : rosters.with(place, roster));
    }

    /** The instances of a cluster that could take a task now: ACTIVE, with a connected agent. */
    public Candidates placeable(Scope scope, String cluster) {
        return roster(new Place(scope, cluster));
    }

    /** Where the tasks of a group are. */
    public GroupTally tally(Scope scope, String cluster, String group) {
        return new FleetTally(roster(new Place(scope, cluster)).group(group));
    }
}
