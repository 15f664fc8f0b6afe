package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.placement.Placement.Refusal;
import java.util.Comparator;
import java.util.Optional;

/** Finds the instance that came closest to taking a task: it passed most checks, and what it lacks is least. */
final class Closest {

    private static final Comparator<Shortage> NEAREST = Comparator.comparing(Shortage::reason)
            .reversed()
            .thenComparingInt(Shortage::missing)
            .thenComparing(shortage -> shortage.candidate().id().id());

    private final TaskDemand demand;
    private Optional<Shortage> nearest = Optional.empty();

    Closest(TaskDemand demand) {
        this.demand = demand;
    }

    /** An instance and what it lacks. */
    private record Shortage(Candidate candidate, PlacementReason reason, int missing) {}

    static Optional<Refusal> of(PlacementRequest request, Iterable<Candidate> candidates) {
        Suitability suitability = new Suitability(request);
        Closest closest = new Closest(request.demand());
        for (Candidate candidate : candidates) {
            suitability.refusal(candidate).ifPresent(reason -> closest.consider(candidate, reason));
        }
        return closest.refusal();
    }

    void consider(Candidate candidate, PlacementReason reason) {
        Shortage shortage = new Shortage(candidate, reason, missing(candidate, reason));
        if (nearest.isEmpty() || NEAREST.compare(shortage, nearest.get()) < 0) {
            nearest = Optional.of(shortage);
        }
    }

    Optional<Refusal> refusal() {
        return nearest.map(shortage -> new Refusal(shortage.candidate().id(), shortage.reason()));
    }

    private int missing(Candidate candidate, PlacementReason reason) {
        return switch (reason) {
            case CPU -> demand.cpu() - candidate.left().cpu();
            case MEMORY -> demand.memory() - candidate.left().memory();
            case GPU -> demand.gpus() - candidate.left().gpus().size();
            case INACTIVE, AGENT, ATTRIBUTE, LOCATION, PORTS, PORTS_UDP, ENI, MEMBER_OF, DISTINCT_INSTANCE -> 0;
        };
    }
}
