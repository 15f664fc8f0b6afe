package dev.gantry.ecs.domain.placement;

import java.util.Comparator;
import java.util.Optional;

/** Keeps the best of the candidates that enter. Ties end at the instance's id, or at chance where that was wanted. */
final class Contest {

    private final Comparator<Candidate> preference;
    private final boolean random;
    private final Chance chance;
    private Optional<Candidate> best = Optional.empty();
    private int alike;

    Contest(PlacementRequest request, Chance chance) {
        Strategies strategies = request.strategies();
        Comparator<Candidate> chain = (_, _) -> 0;
        for (Strategy step : strategies.steps()) {
            chain = chain.thenComparing(step.preference(request.tally()));
        }
        this.random = strategies.steps().isEmpty() || strategies.steps().contains(new Strategy.Random());
        this.preference =
                random ? chain : chain.thenComparing(candidate -> candidate.id().id());
        this.chance = chance;
    }

    void enter(Candidate candidate) {
        int order =
                best.map(champion -> preference.compare(candidate, champion)).orElse(-1);
        if (order < 0) {
            best = Optional.of(candidate);
            alike = 1;
        } else if (order == 0 && random && chance.below(++alike) == 0) {
            best = Optional.of(candidate);
        }
    }

    Optional<Candidate> winner() {
        return best;
    }
}
