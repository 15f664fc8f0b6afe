package dev.gantry.ecs.domain.placement;

import dev.gantry.shapes.ecs.Attribute;
import java.util.Optional;
import java.util.Set;

/** Whether an instance can take a task, and why not. */
public record Suitability(PlacementRequest request) {

    /** Cheap checks first: most instances are refused or taken without a look at their attributes. */
    boolean fits(Candidate candidate) {
        return isActive(candidate)
                && candidate.agentConnected()
                && Reservations.shortage(candidate.left(), request.demand()).isEmpty()
                && hasAttributes(candidate)
                && isInZone(candidate)
                && isMember(candidate)
                && isDistinct(candidate);
    }

    /** Whether it has the attributes and satisfies those queries that ask for no more than these: tasks change neither. */
    public boolean isOfSuchKind(InstanceFacts instance) {
        return hasAttributes(instance)
                && isInZone(instance)
                && request.constraints().memberOf().stream()
                        .allMatch(query -> !query.isAboutKind() || query.matches(instance));
    }

    /** The first check that fails, in the order of {@link PlacementReason}. */
    Optional<PlacementReason> refusal(Candidate candidate) {
        if (!isActive(candidate)) {
            return Optional.of(PlacementReason.INACTIVE);
        }
        if (!candidate.agentConnected()) {
            return Optional.of(PlacementReason.AGENT);
        }
        if (!hasAttributes(candidate)) {
            return Optional.of(PlacementReason.ATTRIBUTE);
        }
        if (!isInZone(candidate)) {
            return Optional.of(PlacementReason.LOCATION);
        }
        return Reservations.shortage(candidate.left(), request.demand()).or(() -> violated(candidate));
    }

    private Optional<PlacementReason> violated(Candidate candidate) {
        if (!isMember(candidate)) {
            return Optional.of(PlacementReason.MEMBER_OF);
        }
        return isDistinct(candidate) ? Optional.empty() : Optional.of(PlacementReason.DISTINCT_INSTANCE);
    }

    private boolean isActive(Candidate candidate) {
        return switch (candidate.instance().status()) {
            case ACTIVE -> true;
            case REGISTERING, REGISTRATION_FAILED, DRAINING, DEREGISTERING, INACTIVE -> false;
        };
    }

    private boolean hasAttributes(InstanceFacts candidate) {
        for (Attribute required : request.demand().attributes()) {
            if (!has(candidate, required)) {
                return false;
            }
        }
        for (Attribute platform : request.demand().platform()) {
            if (contradicts(candidate, platform)) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(InstanceFacts candidate, Attribute required) {
        String value = required.value();
        return candidate
                .attribute(String.valueOf(required.name()))
                .filter(actual -> value == null || value.equals(actual))
                .isPresent();
    }

    private static boolean contradicts(InstanceFacts candidate, Attribute platform) {
        return candidate
                .attribute(String.valueOf(platform.name()))
                .filter(actual -> !actual.equals(platform.value()))
                .isPresent();
    }

    private boolean isInZone(InstanceFacts candidate) {
        Set<String> zones = request.demand().zones();
        return zones.isEmpty()
                || candidate.attribute(Strategies.ZONE).filter(zones::contains).isPresent();
    }

    private boolean isMember(Candidate candidate) {
        return request.constraints().memberOf().stream().allMatch(query -> query.matches(candidate));
    }

    private boolean isDistinct(Candidate candidate) {
        return !request.constraints().distinctInstance() || request.tally().on(candidate.id()) == 0;
    }
}
