package dev.gantry.ecs;

import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a Describe operation found of the many that it was asked about; the others are failures, not an error.
 *
 * @param failures with reason MISSING and the ARN that the reference stands for
 */
public record Batch<T>(List<T> found, List<Failure> failures) {

    /** Looks up each reference once. */
    public static <T> Batch<T> of(
            List<String> references, Function<String, Optional<T>> find, UnaryOperator<String> arn) {
        List<T> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String reference : new LinkedHashSet<>(references)) {
            find.apply(reference)
                    .ifPresentOrElse(
                            found::add, () -> failures.add(new Failure(arn.apply(reference), "MISSING", null)));
        }
        return new Batch<>(found, failures);
    }

    /** The references, of which there must be one at least. The noun is the plural in AWS' texts. */
    public static List<String> checked(List<String> references, String noun, int most) {
        if (references.isEmpty()) {
            throw new InvalidParameterException(noun + " cannot be empty.");
        }
        if (references.size() > most) {
            throw new InvalidParameterException(noun + " can have at most " + most + " items.");
        }
        return references;
    }
}
