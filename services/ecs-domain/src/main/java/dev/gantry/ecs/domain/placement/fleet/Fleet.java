package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.placement.Candidates;
import dev.gantry.ecs.domain.placement.GroupTally;
import dev.gantry.value.Scope;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All container instances by cluster, with what each has left and whose tasks it holds: what placements choose from. It
 * never changes; a row more makes another one, which shares nearly all, so that every view has its own. Only one that is
 * {@link #editable} changes in place.
 */
public final class Fleet {

    public static final Fleet EMPTY = new Fleet(HashTrie.empty(), Optional.empty());

    private static final Roster NOBODY = Roster.empty(new Edit());

    private final Optional<Edit> edit;
    private HashTrie<Place, Roster> rosters;
    private @Nullable Latest latest;

    private Fleet(HashTrie<Place, Roster> rosters, Optional<Edit> edit) {
        this.rosters = rosters;
        this.edit = edit;
    }

    /** One that many rows can be put into, each in place: what is copied is copied once for all of them. */
    public Fleet editable() {
        return new Fleet(rosters, Optional.of(new Edit()));
    }

    /** The same, which will never change. Nobody may put a row into the editable one that it was. */
    public Fleet fixed() {
        return edit.isEmpty() ? this : new Fleet(rosters, Optional.empty());
    }

    /** A cluster, or an account's Fargate pool. */
    private record Place(Scope scope, String cluster) {

        boolean is(Scope itsScope, String itsCluster) {
            return cluster == itsCluster && scope == itsScope;
        }
    }

    /** The roster that this fleet, if it is editable, changed last: most of what it is asked is about the same. */
    private record Latest(Place place, Roster roster) {}

    /** With the instance's row in place of the one before, or without any. */
    public Fleet withInstance(InstanceId id, Optional<ContainerInstance> row) {
        return changed(id, roster -> roster.put(id, row.orElse(null)));
    }

    /** With what the instance has left, in place of what it had. */
    public Fleet withReservation(InstanceId id, Optional<InstanceReservation> row) {
        return changed(id, roster -> {
            roster.put(id, row.orElse(null));
            return roster;
        });
    }

    /** With so many tasks of the group more on the instance; fewer, if negative. */
    public Fleet withTasks(InstanceId id, String group, int tasks) {
        return changed(id, roster -> {
            roster.add(id, group, tasks);
            return roster;
        });
    }

    private Fleet changed(InstanceId id, UnaryOperator<Roster> change) {
        if (edit.isEmpty()) {
            return editable().changed(id, change).fixed();
        }
        if (latest != null && latest.place().is(id.scope(), id.cluster())) {
            return changed(latest.place(), latest.roster(), edit.get(), change);
        }
        Place place = new Place(id.scope(), id.cluster());
        return changed(place, rosters.get(place), edit.get(), change);
    }

    private Fleet changed(Place place, @Nullable Roster before, Edit owner, UnaryOperator<Roster> change) {
        Roster owned = before == null ? Roster.empty(owner) : before.owned(owner);
        Roster after = change.apply(owned);
        if (after.isEmpty()) {
            rosters = rosters.without(owner, place);
        } else if (after != before) {
            rosters = rosters.with(owner, place, after);
        }
        if (after != before || after.isEmpty()) {
            latest = after.isEmpty() ? null : new Latest(place, after);
        }
        return this;
    }

    private Roster roster(Scope scope, String cluster) {
        if (latest != null && latest.place().is(scope, cluster)) {
            return latest.roster();
        }
        Roster roster = rosters.get(new Place(scope, cluster));
        return roster == null ? NOBODY : roster;
    }

    /** The instances of a cluster that could take a task now: ACTIVE, with a connected agent. */
    public Candidates placeable(Scope scope, String cluster) {
        return roster(scope, cluster);
    }

    /** Where the tasks of a group are. */
    public GroupTally tally(Scope scope, String cluster, String group) {
        Roster roster = roster(scope, cluster);
        return new FleetTally(roster, roster.group(group));
    }
}
