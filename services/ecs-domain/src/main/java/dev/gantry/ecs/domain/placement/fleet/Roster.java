package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.placement.Candidate;
import dev.gantry.ecs.domain.placement.Candidates;
import dev.gantry.ecs.domain.placement.Chance;
import dev.gantry.ecs.domain.placement.Placement.Refusal;
import dev.gantry.ecs.domain.placement.PlacementRequest;
import dev.gantry.ecs.domain.placement.Strategy.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one cluster, found by what they have left. Those that are ACTIVE and connected are ranked twice; a
 * placement looks nowhere else.
 */
final class Roster implements Candidates {

    private static final int SPARE_KINDS = 64;

    private final Edit edit;
    private final Kinds kinds;
    private final Members members;
    private final Ranking byCpu;
    private final Ranking byMemory;
    private HashTrie<String, Spot> spots;
    private HashTrie<String, Group> groups;
    private @Nullable Free free;
    private @Nullable Spot latest;
    private final Refusals refusals = new Refusals();

    private Roster(Edit edit) {
        this.edit = edit;
        this.kinds = new Kinds();
        this.members = Members.none(edit);
        this.byCpu = Ranking.by(Amount.CPU, edit);
        this.byMemory = Ranking.by(Amount.MEMORY, edit);
        this.spots = HashTrie.empty();
        this.groups = HashTrie.empty();
    }

    private Roster(Edit edit, Roster that) {
        this.edit = edit;
        this.kinds = that.kinds;
        this.members = that.members.owned(edit);
        this.byCpu = that.byCpu.owned(edit);
        this.byMemory = that.byMemory.owned(edit);
        this.spots = that.spots;
        this.groups = that.groups;
        this.free = that.free;
    }

    /** An ordinal that somebody had. */
    private record Free(int ordinal, @Nullable Free next) {}

    static Roster empty(Edit edit) {
        return new Roster(edit);
    }

    Roster owned(Edit owner) {
        return edit == owner ? this : new Roster(owner, this);
    }

    Kinds kinds() {
        return kinds;
    }

    Ranking byCpu() {
        return byCpu;
    }

    Ranking byMemory() {
        return byMemory;
    }

    @Nullable
    Member find(InstanceId id) {
        Spot spot = spots.get(id.id());
        return spot == null ? null : members.at(spot.ordinal());
    }

    Member at(Spot spot) {
        return Objects.requireNonNull(members.at(spot.ordinal()));
    }

    /** Rows of one instance come one after the other: it is not searched for again. */
    private Member findOrAdd(InstanceId id) {
        Spot known = latest != null && latest.id().id() == id.id() ? latest : spots.get(id.id());
        if (known != null) {
            latest = known;
            return at(known);
        }
        Spot spot = Spot.of(free == null ? spots.size() : free.ordinal(), id);
        free = free == null ? null : free.next();
        spots = spots.with(edit, id.id(), spot);
        Member member = Member.of(spot);
        members.put(spot.ordinal(), member);
        return member;
    }

    @Nullable
    Group group(String name) {
        return groups.get(name);
    }

    private Group groupToChange(String name) {
        Group group = groups.get(name);
        Group owned = group == null ? Group.named(edit, name) : group.owned(edit);
        if (owned != group) {
            groups = groups.with(edit, name, owned);
        }
        return owned;
    }

    Roster put(InstanceId id, @Nullable ContainerInstance row) {
        Member before = findOrAdd(id);
        Kind kind = row == null ? null : kinds.of(row);
        if (kind != before.kind()) {
            recount(before, kind);
        }
        replace(before, before.with(row, kind));
        return kinds.count() <= 2 * spots.size() + SPARE_KINDS ? this : withoutSpareKinds();
    }

    void put(InstanceId id, @Nullable InstanceReservation row) {
        Member before = findOrAdd(id);
        replace(before, before.with(row));
    }

    /** So many tasks of the group more, or less, on the instance. */
    void add(InstanceId id, String name, int tasks) {
        Member before = findOrAdd(id);
        Group group = groupToChange(name);
        int count = before.tasks().ofSame(group.name());
        group.counts(count, count + tasks);
        if (before.kind() != null) {
            group.ofKind(before.kind(), tasks);
        }
        if (group.isNobody()) {
            groups = groups.without(edit, name);
        }
        replace(before, before.with(before.tasks().plus(group.name(), tasks)));
    }

    private void replace(Member before, Member after) {
        refusals.forget();
        Spot spot = before.spot();
        if (after.isNothing()) {
            spots = spots.without(edit, spot.id().id());
            free = new Free(spot.ordinal(), free);
            latest = null;
        }
        members.put(spot.ordinal(), after.isNothing() ? null : after);
        boolean stays = before.isPlaceable() && after.isPlaceable() && before.hasSameRoomAs(after);
        if (before.isPlaceable() && !stays) {
            byCpu.remove(before);
            byMemory.remove(before);
        }
        if (after.isPlaceable() && !stays) {
            byCpu.add(after);
            byMemory.add(after);
        }
    }

    /** The groups whose tasks are on an instance that becomes another kind of instance. */
    private void recount(Member member, @Nullable Kind kind) {
        for (String name : member.tasks().list()) {
            Group group = groupToChange(name);
            int tasks = member.tasks().of(name);
            if (member.kind() != null) {
                group.ofKind(member.kind(), -tasks);
            }
            if (kind != null) {
                group.ofKind(kind, tasks);
            }
        }
    }

    /** Attributes that change all the time leave kinds behind that nothing is of any more. */
    private Roster withoutSpareKinds() {
        Roster fresh = empty(edit);
        spots.forEach((_, spot) -> {
            Member member = at(spot);
            Roster _ = fresh.put(spot.id(), member.instance());
            fresh.put(spot.id(), member.left());
            member.tasks()
                    .list()
                    .forEach(name -> fresh.add(spot.id(), name, member.tasks().of(name)));
        });
        return fresh;
    }

    boolean isEmpty() {
        return spots.size() == 0;
    }

    @Override
    public int count() {
        return byCpu.size();
    }

    @Override
    public Iterable<Candidate> all() {
        List<Candidate> all = new ArrayList<>(count());
        spots.forEach((_, spot) -> {
            Member member = at(spot);
            if (member.isPlaceable()) {
                all.add(member.candidate());
            }
        });
        return all;
    }

    @Override
    public Optional<Refusal> closest(PlacementRequest request) {
        return request.tally().newest() instanceof FleetTally tally && tally.isOf(this)
                ? refusals.closest(request, tally, () -> Candidates.super.closest(request))
                : Candidates.super.closest(request);
    }

    @Override
    public Optional<Candidate> best(PlacementRequest request, Chance chance) {
        return new Search(this, request, chance).best();
    }
}
