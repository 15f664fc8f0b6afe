package dev.gantry.shapes;

import java.util.Optional;
import java.util.OptionalDouble;

/** The smallest and largest value, length or size, and the pattern of a text. NONE where the model says nothing. */
public record Constraint(OptionalDouble min, OptionalDouble max, Optional<String> pattern) {

    public static final Constraint NONE =
            new Constraint(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
}
