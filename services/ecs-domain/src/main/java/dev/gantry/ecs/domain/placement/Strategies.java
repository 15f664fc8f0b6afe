package dev.gantry.ecs.domain.placement;

import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.PlacementStrategy;
import dev.gantry.shapes.ecs.PlacementStrategyType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chain of preferences: each step decides among those that are alike to the steps before.
 *
 * @param decisive what the steps come to: see {@link #decisive(List)}
 */
public record Strategies(List<Strategy> steps, List<Strategy> decisive) {

    private static final int MOST = 5;
    private static final String ATTRIBUTE = "attribute:";

    /** The attribute that says where an instance is. */
    public static final String ZONE = "ecs.availability-zone";

    private static final List<Strategy> BALANCED =
            List.of(new Strategy.SpreadAttribute(ZONE), new Strategy.SpreadInstances());

    /** What RunTask does when nothing is asked for. */
    public static final Strategies RANDOM = new Strategies(List.of());

    /** What services do when nothing is asked for. */
    public static final Strategies OF_SERVICES = new Strategies(BALANCED);

    public Strategies(List<Strategy> steps) {
        this(List.copyOf(steps), decisive(steps));
    }

    /**
     * The steps that decide, in their order. What is alike to the wanted ones is balanced over zones and instances, unless
     * chance was wanted; chance has the last word in any case.
     */
    private static List<Strategy> decisive(List<Strategy> steps) {
        List<Strategy> decisive = new ArrayList<>(new LinkedHashSet<>(steps));
        if (steps.isEmpty() || decisive.remove(new Strategy.Random())) {
            return List.copyOf(decisive);
        }
        for (Strategy balance : BALANCED) {
            if (!decisive.contains(balance)) {
                decisive.add(balance);
            }
        }
        return List.copyOf(decisive);
    }

    /** The steps of a request, or its refusal. */
    public static Strategies parse(List<PlacementStrategy> request) {
        if (request.size() > MOST) {
            throw new InvalidParameterException("Placement strategy can have at most " + MOST + " entries.");
        }
        return new Strategies(request.stream().map(Strategies::step).toList());
    }

    private static Strategy step(PlacementStrategy step) {
        String field = Objects.requireNonNullElse(step.field(), "");
        return switch (type(step.type())) {
            case PlacementStrategyType.RANDOM -> random(field);
            case PlacementStrategyType.SPREAD -> spread(field);
            case PlacementStrategyType.BINPACK -> new Strategy.Binpack(amount(field));
            default -> throw new InvalidParameterException("Invalid placement strategy type: " + step.type());
        };
    }

    private static String type(@Nullable String type) {
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    private static Strategy random(String field) {
        if (!field.isEmpty()) {
            throw new InvalidParameterException("Placement strategy 'random' does not take a field.");
        }
        return new Strategy.Random();
    }

    private static Strategy spread(String field) {
        if (field.equalsIgnoreCase("instanceId") || field.equalsIgnoreCase("host")) {
            return new Strategy.SpreadInstances();
        }
        if (field.startsWith(ATTRIBUTE) && field.length() > ATTRIBUTE.length()) {
            return new Strategy.SpreadAttribute(field.substring(ATTRIBUTE.length()));
        }
        throw invalidField("spread", field);
    }

    private static Strategy.Amount amount(String field) {
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "cpu" -> Strategy.Amount.CPU;
            case "memory" -> Strategy.Amount.MEMORY;
            default -> throw invalidField("binpack", field);
        };
    }

    private static InvalidParameterException invalidField(String type, String field) {
        return new InvalidParameterException("Invalid field for placement strategy '" + type + "': " + field);
    }
}
