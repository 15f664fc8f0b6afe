package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.placement.Placement.Refusal;
import java.util.List;
import java.util.Optional;

/** The instances of a cluster or capacity provider that a placement may choose from. */
public interface Candidates {

    int count();

    Iterable<Candidate> all();

    /** The best one for the request, if any can take the task. Whoever has indexes finds it without looking at all. */
    default Optional<Candidate> best(PlacementRequest request, Chance chance) {
        return Scan.best(request, all(), chance);
    }

    /** The one that came closest to taking the task; empty when there is none. Whoever remembers need not look at all. */
    default Optional<Refusal> closest(PlacementRequest request) {
        return Closest.of(request, all());
    }

    /** Candidates without any index. */
    static Candidates of(List<Candidate> list) {
        return new Listed(List.copyOf(list));
    }

    /** Candidates in a list. */
    record Listed(List<Candidate> all) implements Candidates {

        @Override
        public int count() {
            return all.size();
        }
    }
}
