package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.shapes.ecs.Failure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses an instance for a task: resources, then constraints, then strategies. Source: task placement in the guide. */
public final class Placement {

    private Placement() {}

    /** An answer to {@link #place}. */
    public sealed interface Decision {

        /** The instance to take the task's resources from. */
        record Chosen(Candidate candidate) implements Decision {}

        /**
         * No instance can take the task.
         *
         * @param reasons how many instances were refused for each, in the order of the checks
         * @param closest the instance that passed most checks
         */
        record Refused(Map<PlacementReason, Integer> reasons, Optional<Refusal> closest) implements Decision {}
    }

    /** Why one instance cannot take the task. */
    public record Refusal(InstanceId instance, PlacementReason reason) {

        /** An entry of {@code failures[]}. */
        public Failure failure() {
            return Failure.builder().arn(instance.arn()).reason(reason.text()).build();
        }
    }

    /** The best instance, or why there is none. */
    public static Decision place(PlacementRequest request, Candidates candidates, Chance chance) {
        return candidates
                .best(request, chance)
                .<Decision>map(Decision.Chosen::new)
                .orElseGet(() -> refused(request, candidates));
    }

    /** The best instance, for those who do not ask why there is none: to explain takes a look at every instance. */
    public static Optional<Candidate> find(PlacementRequest request, Candidates candidates, Chance chance) {
        return candidates.best(request, chance);
    }

    /** Why this one instance cannot take the task; empty when it can. */
    public static Optional<PlacementReason> refusal(PlacementRequest request, Candidate candidate) {
        return new Suitability(request).refusal(candidate);
    }

    /** The instance that came closest to taking the task; empty when there is none. */
    public static Optional<Refusal> closest(PlacementRequest request, Candidates candidates) {
        return candidates.closest(request);
    }

    /** On how many instances each reason keeps the task out. */
    public static Map<PlacementReason, Integer> reasons(PlacementRequest request, Candidates candidates) {
        Suitability suitability = new Suitability(request);
        Map<PlacementReason, Integer> reasons = new EnumMap<>(PlacementReason.class);
        for (Candidate candidate : candidates.all()) {
            suitability.refusal(candidate).ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
        }
        return reasons;
    }

    /** Every instance that cannot take the task, with its reason. */
    public static List<Refusal> refusals(PlacementRequest request, Candidates candidates) {
        Suitability suitability = new Suitability(request);
        List<Refusal> refusals = new ArrayList<>();
        for (Candidate candidate : candidates.all()) {
            suitability.refusal(candidate).ifPresent(reason -> refusals.add(new Refusal(candidate.id(), reason)));
        }
        return refusals;
    }

    private static Decision refused(PlacementRequest request, Candidates candidates) {
        Suitability suitability = new Suitability(request);
        Map<PlacementReason, Integer> reasons = new EnumMap<>(PlacementReason.class);
        Closest closest = new Closest(request.demand());
        for (Candidate candidate : candidates.all()) {
            suitability.refusal(candidate).ifPresent(reason -> {
                reasons.merge(reason, 1, Integer::sum);
                closest.consider(candidate, reason);
            });
        }
        return new Decision.Refused(reasons, closest.refusal());
    }
}
