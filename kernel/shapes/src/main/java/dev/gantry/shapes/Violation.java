package dev.gantry.shapes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value that its model forbids.
 *
 * @param path where it stands, from the checked structure inwards
 * @param constraint the limits of its shape
 * @param allowed the values of its enum, if it has one
 * @param value what was given; empty when nothing was, and when it must not be printed
 */
public record Violation(
        List<Step> path, Kind kind, Constraint constraint, List<String> allowed, Optional<Object> value) {

    /** What is wrong, in the order in which they are looked for. */
    public enum Kind {
        REQUIRED,
        TOO_SHORT,
        TOO_LONG,
        TOO_SMALL,
        TOO_LARGE,
        PATTERN,
        ENUM
    }

    /** One step inwards. */
    public sealed interface Step {

        /** Into a structure's member, named as in the model. */
        record Field(String name) implements Step {}

        /** Into a list, counted from 0. */
        record Element(int index) implements Step {}

        /** To the value under this key of a map. */
        record Entry(String key) implements Step {}

        /** To this key of a map itself. */
        record Key(String key) implements Step {}
    }

    /** As most services write it, as in {@code tags.1.member.key}. */
    public String memberPath() {
        return path.stream()
                .map(step -> switch (step) {
                    case Step.Field(String name) -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
                    case Step.Element(int index) -> (index + 1) + ".member";
                    case Step.Entry(String key) -> key + ".member";
                    case Step.Key(String key) -> key + ".key";
                })
                .collect(Collectors.joining("."));
    }

    /** As in {@code containerDefinitions[0].name}. */
    public String jsonPath() {
        String text = path.stream()
                .map(step -> switch (step) {
                    case Step.Field(String name) -> "." + name;
                    case Step.Element(int index) -> "[" + index + "]";
                    case Step.Entry(String key) -> "[" + key + "]";
                    case Step.Key(String key) -> "[" + key + "]";
                })
                .collect(Collectors.joining());
        return text.startsWith(".") ? text.substring(1) : text;
    }

    /**
     * The sentence in which most services say it, as in {@code Value '' at 'logGroupName' failed to satisfy constraint:
     * Member must have length greater than or equal to 1}.
     */
    public String text() {
        String given = kind == Kind.REQUIRED
                ? " null"
                : value.map(it -> " '" + it + "'").orElse("");
        return "Value" + given + " at '" + memberPath() + "' failed to satisfy constraint: " + rule();
    }

    private String rule() {
        return switch (kind) {
            case REQUIRED -> "Member must not be null";
            case TOO_SHORT ->
                "Member must have length greater than or equal to "
                        + whole(constraint.min().orElse(0));
            case TOO_LONG ->
                "Member must have length less than or equal to "
                        + whole(constraint.max().orElse(0));
            case TOO_SMALL ->
                "Member must have value greater than or equal to "
                        + whole(constraint.min().orElse(0));
            case TOO_LARGE ->
                "Member must have value less than or equal to "
                        + whole(constraint.max().orElse(0));
            case PATTERN ->
                "Member must satisfy regular expression pattern: "
                        + constraint.pattern().orElse("");
            case ENUM -> "Member must satisfy enum value set: [" + String.join(", ", allowed) + "]";
        };
    }

    private static String whole(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e18
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }
}
