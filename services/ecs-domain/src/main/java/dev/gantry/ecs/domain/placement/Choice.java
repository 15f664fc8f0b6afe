package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.placement.Strategy.Amount;
import dev.gantry.ecs.domain.placement.Strategy.Binpack;
import dev.gantry.ecs.domain.placement.Strategy.Random;
import dev.gantry.ecs.domain.placement.Strategy.SpreadAttribute;
import dev.gantry.ecs.domain.placement.Strategy.SpreadInstances;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the best candidate, with as few looks at candidates as the strategy allows: chance probes, indexes, and only
 * then all of them. All three ways come to the same choice, but for luck.
 */
record Choice(PlacementRequest request, Chance chance) {

    /** With 32 probes a candidate that a tenth of the cluster would be is missed once in 30 times. */
    private static final int PROBES = 32;

    Optional<Candidate> best(Candidates candidates) {
        List<Strategy> steps = request.strategies().steps();
        if (steps.isEmpty()) {
            return probed(candidates, 0).or(() -> scanned(candidates.all()));
        }
        return switch (steps.getFirst()) {
            case Random _ -> without(steps).best(candidates);
            case SpreadInstances _ when steps.size() == 1 -> leastUsed(candidates);
            case SpreadInstances _ -> scanned(candidates.all());
            case Binpack binpack -> packed(candidates, binpack.amount());
            case SpreadAttribute spread -> spread(candidates, spread.attribute());
        };
    }

    private Choice without(List<Strategy> steps) {
        return new Choice(request.withStrategies(new Strategies(steps.subList(1, steps.size()))), chance);
    }

    /** An instance that has as few tasks of the group as any can have is as good as the best. */
    private Optional<Candidate> leastUsed(Candidates candidates) {
        int fewest = request.tally().fewest(candidates.count());
        return probed(candidates, fewest + 1)
                .filter(candidate -> request.tally().on(candidate.id()) <= fewest)
                .or(() -> scanned(candidates.all()));
    }

    /** A suitable candidate by chance, with fewer tasks of the group than the limit, 0 for any number. */
    private Optional<Candidate> probed(Candidates candidates, int limit) {
        int count = candidates.count();
        Suitability suitability = new Suitability(request);
        for (int probe = 0; count > PROBES && probe < PROBES; probe++) {
            Candidate candidate = candidates.at(chance.below(count));
            boolean few = limit == 0 || request.tally().on(candidate.id()) < limit;
            if (few && suitability.fits(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The first that fits is the fullest; only those that are as full compete with it. */
    private Optional<Candidate> packed(Candidates candidates, Amount amount) {
        Optional<Iterable<Candidate>> index = candidates.fullestFirst(amount, amount.demanded(request.demand()));
        return index.isPresent() ? scanned(equallyFull(index.get(), amount)) : scanned(candidates.all());
    }

    private List<Candidate> equallyFull(Iterable<Candidate> fullestFirst, Amount amount) {
        Suitability suitability = new Suitability(request);
        List<Candidate> alike = new ArrayList<>();
        for (Candidate candidate : fullestFirst) {
            int left = amount.left(candidate.left());
            if (!alike.isEmpty() && left > amount.left(alike.getFirst().left())) {
                break;
            }
            if (suitability.fits(candidate)) {
                alike.add(candidate);
            }
        }
        return alike;
    }

    /** Partition by partition, those with the fewest tasks of the group first and those with equally many together. */
    private Optional<Candidate> spread(Candidates candidates, String attribute) {
        Optional<Map<String, Candidates>> partitions = candidates.partitions(attribute);
        if (partitions.isEmpty()) {
            return scanned(candidates.all());
        }
        Choice rest = without(request.strategies().steps());
        return byTally(partitions.get(), attribute).stream()
                .flatMap(alike -> rest.bestOf(alike).stream())
                .findFirst();
    }

    private Collection<List<Candidates>> byTally(Map<String, Candidates> partitions, String attribute) {
        Map<Integer, List<Candidates>> byCount = new TreeMap<>();
        new TreeMap<>(partitions)
                .forEach((value, partition) -> byCount.computeIfAbsent(
                                request.tally().where(attribute, value), _ -> new ArrayList<>())
                        .add(partition));
        return byCount.values();
    }

    private Optional<Candidate> bestOf(List<Candidates> partitions) {
        return scanned(partitions.stream()
                .flatMap(partition -> best(partition).stream())
                .toList());
    }

    private Optional<Candidate> scanned(Iterable<Candidate> candidates) {
        Suitability suitability = new Suitability(request);
        Contest contest = new Contest(request, chance);
        for (Candidate candidate : candidates) {
            if (suitability.fits(candidate)) {
                contest.enter(candidate);
            }
        }
        return contest.winner();
    }
}
