package dev.gantry.ecs.domain.placement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ACTIVE instances of a cluster or capacity provider. Whoever has indexes offers them here, so that a placement need
 * not look at every instance.
 */
public interface Candidates {

    int count();

    /** The candidate at this place, from 0, in any fixed order. */
    Candidate at(int position);

    Iterable<Candidate> all();

    /** Those with at least this much left, the fullest first. Empty without such an index. */
    default Optional<Iterable<Candidate>> fullestFirst(Strategy.Amount amount, int atLeast) {
        return Optional.empty();
    }

    /** The candidates by their value of the attribute, empty text for none. Empty without such an index. */
    default Optional<Map<String, Candidates>> partitions(String attribute) {
        return Optional.empty();
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

        @Override
        public Candidate at(int position) {
            return all.get(position);
        }
    }
}
