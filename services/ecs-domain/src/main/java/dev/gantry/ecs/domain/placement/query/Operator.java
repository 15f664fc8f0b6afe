package dev.gantry.ecs.domain.placement.query;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a comparison can say, as a sign or as a word. */
enum Operator {
    EQUALS("==", "equals"),
    NOT_EQUALS("!=", "not_equals"),
    GREATER(">", "greater_than"),
    GREATER_OR_EQUAL(">=", "greater_than_equal"),
    LESS("<", "less_than"),
    LESS_OR_EQUAL("<=", "less_than_equal"),
    EXISTS("exists"),
    NOT_EXISTS("!exists", "not_exists"),
    IN("in"),
    NOT_IN("!in", "not_in"),
    MATCHES("=~", "matches"),
    NOT_MATCHES("!~", "not_matches");

    private final Set<String> words;

    Operator(String... words) {
        this.words = Set.of(words);
    }

    static Optional<Operator> of(Token token) {
        return Arrays.stream(values())
                .filter(operator -> token.isOneOf(operator.words))
                .findFirst();
    }

    boolean isExistence() {
        return this == EXISTS || this == NOT_EXISTS;
    }

    boolean isMembership() {
        return this == IN || this == NOT_IN;
    }

    boolean isPattern() {
        return this == MATCHES || this == NOT_MATCHES;
    }

    boolean isOrdering() {
        return this == GREATER || this == GREATER_OR_EQUAL || this == LESS || this == LESS_OR_EQUAL;
    }

    /** True of what is not there. */
    boolean isNegative() {
        return switch (this) {
            case NOT_EQUALS, NOT_EXISTS, NOT_IN, NOT_MATCHES -> true;
            case EQUALS, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL, EXISTS, IN, MATCHES -> false;
        };
    }

    /** Whether an ordering with this result satisfies the operator. */
    boolean admits(int comparison) {
        return switch (this) {
            case EQUALS -> comparison == 0;
            case NOT_EQUALS -> comparison != 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case EXISTS, NOT_EXISTS, IN, NOT_IN, MATCHES, NOT_MATCHES -> false;
        };
    }
}
