package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.placement.Candidate;
import dev.gantry.ecs.domain.placement.Chance;
import dev.gantry.ecs.domain.placement.GroupTally;
import dev.gantry.ecs.domain.placement.PlacementRequest;
import dev.gantry.ecs.domain.placement.Reservations;
import dev.gantry.ecs.domain.placement.Strategy;
import dev.gantry.ecs.domain.placement.Strategy.Amount;
import dev.gantry.ecs.domain.placement.Strategy.Binpack;
import dev.gantry.ecs.domain.placement.Strategy.Random;
import dev.gantry.ecs.domain.placement.Strategy.SpreadAttribute;
import dev.gantry.ecs.domain.placement.Strategy.SpreadInstances;
import dev.gantry.ecs.domain.placement.TaskDemand;
import dev.gantry.ecs.domain.placement.query.ClusterQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best instance of a roster for one task: each strategy in turn leaves a part of the ranking over, and chance
 * decides among what is left in the end.
 */
final class Search {

    /** With 64 probes a member that a twentieth of a part would be is missed once in 27 times. */
    private static final int PROBES = 64;

    private final Roster roster;
    private final PlacementRequest request;
    private final Chance chance;
    private final GroupTally tally;
    private final ToIntFunction<Member> tasks;
    private final Suitable suitable;
    private final List<ClusterQuery> queries;
    private final boolean hasPorts;

    Search(Roster roster, PlacementRequest request, Chance chance) {
        this.roster = roster;
        this.request = request;
        this.chance = chance;
        this.tally = request.tally().newest();
        this.tasks = tally instanceof FleetTally ours && ours.isOf(roster) ? ours::on : member -> tally.on(member.id());
        this.suitable = roster.kinds().suitable(request);
        this.queries = suitable.others();
        TaskDemand demand = request.demand();
        this.hasPorts = !demand.tcpPorts().isEmpty() || !demand.udpPorts().isEmpty();
    }

    Optional<Candidate> best() {
        if (suitable.all().isEmpty()) {
            return Optional.empty();
        }
        List<Strategy> steps = request.strategies().decisive();
        Member best = best(widest(steps), steps);
        return best == null ? Optional.empty() : Optional.of(best.candidate());
    }

    /** In the order that the first binpack wants; if there is none, in that in which fewer come into question. */
    private Part widest(List<Strategy> steps) {
        Part cpu = Part.of(roster.byCpu(), request.demand(), suitable.all());
        Part memory = Part.of(roster.byMemory(), request.demand(), suitable.all());
        for (Strategy step : steps) {
            if (step instanceof Binpack(Amount amount)) {
                return amount == Amount.CPU ? cpu : memory;
            }
        }
        return cpu.places() <= memory.places() ? cpu : memory;
    }

    private @Nullable Member best(Part part, List<Strategy> steps) {
        if (steps.isEmpty()) {
            return any(part);
        }
        List<Strategy> rest = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case Random _ -> best(part, rest);
            case Binpack(Amount amount) -> packed(part, amount, rest);
            case SpreadAttribute(String attribute) -> spread(part, attribute, rest);
            case SpreadInstances _ -> leastUsed(part, rest);
        };
    }

    /** Once it is by the other amount, what is level in it is in the order of this one. */
    private @Nullable Member packed(Part part, Amount amount, List<Strategy> rest) {
        Spot first = part.ranking().first(span(part));
        if (first == null) {
            return null;
        }
        Member fullest = roster.at(first);
        Part level = part.levelWith(fullest, amount);
        return level.places() == 1 ? fullest : best(level, rest);
    }

    /** The values with the fewest tasks of the group first, those with equally many together. */
    private @Nullable Member spread(Part part, String attribute, List<Strategy> rest) {
        Suitable.Values values = roster.kinds().by(suitable, attribute);
        if (values.count() == 1) {
            return best(part, rest);
        }
        int[] counts = values.counts(value -> tally.where(attribute, value));
        for (int count = least(counts, Integer.MIN_VALUE); count < Integer.MAX_VALUE; count = least(counts, count)) {
            KindSet kinds = values.having(counts, count);
            KindSet both = part.kinds() == suitable.all() ? kinds : kinds.and(part.kinds());
            Member best = both.isEmpty() ? null : best(part.of(both), rest);
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private static int least(int[] counts, int above) {
        int least = Integer.MAX_VALUE;
        for (int count : counts) {
            least = count > above ? Math.min(least, count) : least;
        }
        return least;
    }

    private @Nullable Member leastUsed(Part part, List<Strategy> rest) {
        if (request.constraints().distinctInstance()) {
            return best(part, rest);
        }
        int fewest = tally.fewest(roster.count());
        Member least = probed(part.withTasks(fewest));
        if (least == null) {
            least = lowest(part, tasks);
        }
        return least == null || rest.isEmpty() ? least : best(part.withTasks(tasks.applyAsInt(least)), rest);
    }

    private @Nullable Member any(Part part) {
        Member probed = probed(part);
        return probed == null ? lowest(part, _ -> 0) : probed;
    }

    /** By chance, each that fits as likely as any other; nobody if luck is out or there are few anyway. */
    private @Nullable Member probed(Part part) {
        int start = part.start();
        int places = part.end() - start;
        Span span = span(part);
        for (int probe = 0; places > PROBES && probe < PROBES; probe++) {
            Spot spot = part.ranking().taken(start + chance.below(places), span);
            if (spot != null) {
                return roster.at(spot);
            }
        }
        return null;
    }

    /** One of those with the lowest score, each as likely as any other. */
    private @Nullable Member lowest(Part part, ToIntFunction<Member> score) {
        List<Member> lowest = new ArrayList<>();
        int[] least = {Integer.MAX_VALUE};
        part.ranking().forEach(span(part), spot -> {
            Member member = roster.at(spot);
            int its = score.applyAsInt(member);
            if (its < least[0]) {
                lowest.clear();
                least[0] = its;
            }
            if (its == least[0]) {
                lowest.add(member);
            }
        });
        return lowest.isEmpty() ? null : lowest.get(lowest.size() == 1 ? 0 : chance.below(lowest.size()));
    }

    private Span span(Part part) {
        TaskDemand demand = request.demand();
        return new Span(
                part.low(),
                part.high(),
                part.other(),
                demand.gpus(),
                demand.networkInterfaces(),
                part.kinds(),
                asksMore(part) ? spot -> fits(part, roster.at(spot)) : _ -> true);
    }

    private boolean asksMore(Part part) {
        return hasPorts
                || part.tasks() != Part.ANY
                || !queries.isEmpty()
                || request.constraints().distinctInstance();
    }

    /** What is left to ask of one that has all that can be counted and is of a suitable kind. */
    private boolean fits(Part part, Member member) {
        return (part.tasks() == Part.ANY || tasks.applyAsInt(member) == part.tasks())
                && (!request.constraints().distinctInstance() || tasks.applyAsInt(member) == 0)
                && (!hasPorts
                        || Reservations.shortage(member.leftover(), request.demand())
                                .isEmpty())
                && (queries.isEmpty() || isMember(member.candidate()));
    }

    private boolean isMember(Candidate candidate) {
        return queries.stream().allMatch(query -> query.matches(candidate));
    }
}
