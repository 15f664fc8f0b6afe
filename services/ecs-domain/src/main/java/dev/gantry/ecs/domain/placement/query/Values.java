package dev.gantry.ecs.domain.placement.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads and compares the values of an expression. */
final class Values {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS][XXX]").withZone(ZoneOffset.UTC);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private Values() {}

    /** Whether a text is one of the arguments or matches the whole pattern; the operator's "not" is left out. */
    static Predicate<String> isOneOf(Operator operator, List<Token> arguments) {
        if (operator.isPattern()) {
            return pattern(arguments.getFirst()).asMatchPredicate();
        }
        Set<String> wanted = arguments.stream().map(Token::text).collect(Collectors.toSet());
        return wanted::contains;
    }

    private static Pattern pattern(Token token) {
        try {
            return Pattern.compile(token.text());
        } catch (PatternSyntaxException error) {
            throw new SyntaxError(token.position() + Math.max(0, error.getIndex()), "not a regular expression");
        }
    }

    static Version version(Token token) {
        return Version.parse(token.text()).orElseThrow(() -> token.unexpected("a version, as in 1.2.3"));
    }

    static Integer integer(Token token) {
        try {
            return Integer.valueOf(token.text());
        } catch (NumberFormatException _) {
            throw token.unexpected("a number");
        }
    }

    /** A day is its midnight in UTC; a time without a zone is in UTC. */
    static Instant date(Token token) {
        try {
            return token.text().contains("T")
                    ? dateTime(token.text())
                    : LocalDate.parse(token.text()).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException _) {
            throw token.unexpected("a date, as in 2018-06-18T22:28:28+00:00");
        }
    }

    private static Instant dateTime(String text) {
        TemporalAccessor parsed = DATE_TIME.parse(text);
        return Instant.from(parsed);
    }

    /** Numeric when both are numbers, else in the order of characters. */
    static int compare(String left, String right) {
        Optional<BigDecimal> number = number(left);
        Optional<BigDecimal> other = number(right);
        return number.isPresent() && other.isPresent() ? number.get().compareTo(other.get()) : left.compareTo(right);
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
