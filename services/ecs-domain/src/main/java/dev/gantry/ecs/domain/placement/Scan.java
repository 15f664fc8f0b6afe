package dev.gantry.ecs.domain.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the best candidate by a look at each: what every index has to agree with. */
final class Scan {

    private Scan() {}

    static Optional<Candidate> best(PlacementRequest request, Iterable<Candidate> candidates, Chance chance) {
        List<Candidate> winners = winners(request, candidates);
        return winners.isEmpty() ? Optional.empty() : Optional.of(winners.get(chance.below(winners.size())));
    }

    /** Those that no strategy prefers another to. */
    static List<Candidate> winners(PlacementRequest request, Iterable<Candidate> candidates) {
        Suitability suitability = new Suitability(request);
        Comparator<Candidate> preference = preference(request);
        List<Candidate> winners = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (suitability.fits(candidate)) {
                int order = winners.isEmpty() ? 0 : preference.compare(candidate, winners.getFirst());
                if (order < 0) {
                    winners.clear();
                }
                if (order <= 0) {
                    winners.add(candidate);
                }
            }
        }
        return winners;
    }

    private static Comparator<Candidate> preference(PlacementRequest request) {
        Comparator<Candidate> chain = (_, _) -> 0;
        for (Strategy step : request.strategies().decisive()) {
            chain = chain.thenComparing(step.preference(request.tally()));
        }
        return chain;
    }
}
