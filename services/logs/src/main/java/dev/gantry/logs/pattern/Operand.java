package dev.gantry.logs.pattern;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a condition compares a value with: a number, a text that may hold {@code *}, or a regular expression. */
sealed interface Operand {

    /** A number as it is written, which may be meant as a text. */
    record Number(String written, BigDecimal value) implements Operand {}

    record Text(String wildcards) implements Operand {}

    record Regex(LinearRegex regex) implements Operand {}

    Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,100}(\\.\\d{0,100})?|\\.\\d{1,100})([eE][+-]?\\d{1,4})?");

    static Operand read(PatternReader reader, String enders) {
        reader.skipSpaces();
        if (reader.peek() == '%') {
            return new Regex(reader.regex());
        }
        if (reader.peek() == '"') {
            return new Text(reader.quoted());
        }
        String word = reader.word(enders);
        if (word.isEmpty() || word.indexOf('"') >= 0) {
            throw PatternReader.invalid();
        }
        return number(word).<Operand>map(value -> new Number(word, value)).orElseGet(() -> new Text(word));
    }

    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** Equality with a value that is a text. Numbers are equal as numbers where both sides are ones. */
    default boolean isEqualTo(String text) {
        return switch (this) {
            case Number(String written, BigDecimal value) ->
                number(text).map(other -> other.compareTo(value) == 0).orElseGet(() -> written.equals(text));
            case Text(String wildcards) -> Wildcards.match(wildcards, text);
            case Regex(LinearRegex regex) -> regex.find(text);
        };
    }

    /** How the text compares as a number; empty unless both are numbers. */
    default Optional<Integer> compare(String text) {
        return this instanceof Number number
                ? number(text).map(other -> other.compareTo(number.value()))
                : Optional.empty();
    }
}
