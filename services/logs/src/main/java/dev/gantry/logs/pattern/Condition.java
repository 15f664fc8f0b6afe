package dev.gantry.logs.pattern;

import java.util.function.Function;
import java.util.function.Predicate;

/** Reads conditions joined by {@code &&}, {@code ||} and parentheses; what a single one is, the caller knows. */
final class Condition {

    private Condition() {}

    static <T> Predicate<T> read(PatternReader reader, Function<PatternReader, Predicate<T>> single) {
        Predicate<T> condition = conjunction(reader, single);
        while (reader.accept("||")) {
            condition = condition.or(conjunction(reader, single));
        }
        return condition;
    }

    private static <T> Predicate<T> conjunction(PatternReader reader, Function<PatternReader, Predicate<T>> single) {
        Predicate<T> condition = atom(reader, single);
        while (reader.accept("&&")) {
            condition = condition.and(atom(reader, single));
        }
        return condition;
    }

    private static <T> Predicate<T> atom(PatternReader reader, Function<PatternReader, Predicate<T>> single) {
        if (!reader.accept("(")) {
            return single.apply(reader);
        }
        Predicate<T> inside = read(reader, single);
        reader.expect(")");
        return inside;
    }
}
