package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.placement.Candidate;
import dev.gantry.ecs.domain.placement.Candidates;
import dev.gantry.ecs.domain.placement.Chance;
import dev.gantry.ecs.domain.placement.PlacementRequest;
import dev.gantry.ecs.domain.placement.Strategy.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one cluster, found by what they have left. Those that are ACTIVE and connected are ranked twice; a
 * placement looks nowhere else.
 */
record Roster(
        HashTrie<String, Member> members, Ranking byCpu, Ranking byMemory, HashTrie<String, Group> groups, Kinds kinds)
        implements Candidates {

    private static final int SPARE_KINDS = 64;

    static Roster empty() {
        return new Roster(
                HashTrie.empty(), Ranking.by(Amount.CPU), Ranking.by(Amount.MEMORY), HashTrie.empty(), new Kinds());
    }

    private Member member(InstanceId id) {
        Member member = members.get(id.id());
        return member == null ? Member.of(id) : member;
    }

    Group group(String name) {
        Group group = groups.get(name);
        return group == null ? Group.NOBODY : group;
    }

    Roster with(InstanceId id, @Nullable ContainerInstance row) {
        Member before = member(id);
        Kind kind = row == null ? null : kinds.of(row);
        Roster next = replacing(before, before.with(row, kind));
        return (kind == before.kind() ? next : next.withGroups(recounted(before, kind))).withoutSpareKinds();
    }

    Roster with(InstanceId id, @Nullable InstanceReservation row) {
        Member before = member(id);
        return replacing(before, before.with(row));
    }

    /** So many tasks of the group more, or less, on the instance. */
    Roster plus(InstanceId id, String group, int tasks) {
        Member before = member(id);
        Group sum = group(group).plus(id.id(), before.kind(), tasks);
        HashTrie<String, Group> sums = sum.isNobody() ? groups.without(group) : groups.with(group, sum);
        return replacing(before, before.with(Group.sum(before.tasks(), group, tasks)))
                .withGroups(sums);
    }

    private Roster withGroups(HashTrie<String, Group> others) {
        return new Roster(members, byCpu, byMemory, others, kinds);
    }

    private Roster replacing(Member before, Member after) {
        HashTrie<String, Member> others = after.isNothing()
                ? members.without(after.id().id())
                : members.with(after.id().id(), after);
        return new Roster(others, ranked(byCpu, before, after), ranked(byMemory, before, after), groups, kinds);
    }

    private static Ranking ranked(Ranking ranking, Member before, Member after) {
        if (before.isPlaceable()) {
            return after.isPlaceable() ? moved(ranking, before, after) : ranking.without(before);
        }
        return after.isPlaceable() ? ranking.with(after) : ranking;
    }

    /** Rankings know of members only what room they have: most reports of agents leave both as they are. */
    private static Ranking moved(Ranking ranking, Member before, Member after) {
        return before.hasSameRoomAs(after) ? ranking : ranking.replacing(before, after);
    }

    /** What a member of a ranking is by now. */
    Candidate newest(Member ranked) {
        return member(ranked.id()).candidate();
    }

    /** The groups whose tasks are on an instance that becomes another kind of instance. */
    private HashTrie<String, Group> recounted(Member member, @Nullable Kind kind) {
        List<HashTrie<String, Group>> sums = new ArrayList<>(List.of(groups));
        member.tasks().forEach((name, tasks) -> {
            Group group = group(name);
            group = member.kind() == null ? group : group.ofKind(member.kind(), -tasks);
            group = kind == null ? group : group.ofKind(kind, tasks);
            sums.set(0, sums.getFirst().with(name, group));
        });
        return sums.getFirst();
    }

    /** Attributes that change all the time leave kinds behind that nothing is of any more. */
    private Roster withoutSpareKinds() {
        if (kinds.count() <= 2 * members.size() + SPARE_KINDS) {
            return this;
        }
        Roster[] fresh = {empty()};
        members.forEach((_, member) -> {
            Roster roster = fresh[0].with(member.id(), member.instance()).with(member.id(), member.left());
            fresh[0] = roster;
            member.tasks().forEach((group, tasks) -> fresh[0] = fresh[0].plus(member.id(), group, tasks));
        });
        return fresh[0];
    }

    boolean isEmpty() {
        return members.size() == 0;
    }

    @Override
    public int count() {
        return byCpu.size();
    }

    @Override
    public Iterable<Candidate> all() {
        List<Candidate> all = new ArrayList<>();
        members.forEach((_, member) -> {
            if (member.isPlaceable()) {
                all.add(member.candidate());
            }
        });
        return all;
    }

    @Override
    public Optional<Candidate> best(PlacementRequest request, Chance chance) {
        return new Search(this, request, chance).best();
    }
}
