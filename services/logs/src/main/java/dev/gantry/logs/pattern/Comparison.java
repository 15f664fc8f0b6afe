package dev.gantry.logs.pattern;

import java.util.Optional;

/** The six ways to compare, longest symbol first, as they are tried. */
enum Comparison {
    NOT_EQUAL("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    EQUAL("="),
    LESS("<"),
    GREATER(">");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    static Optional<Comparison> read(PatternReader reader) {
        for (Comparison comparison : values()) {
            if (reader.accept(comparison.symbol)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    /** Only equality is asked of texts and regular expressions. */
    void requireFits(Operand operand) {
        boolean ordered = this != EQUAL && this != NOT_EQUAL;
        if (ordered && !(operand instanceof Operand.Number)) {
            throw PatternReader.invalid();
        }
    }

    boolean holds(String value, Operand operand) {
        return switch (this) {
            case EQUAL -> operand.isEqualTo(value);
            case NOT_EQUAL -> !operand.isEqualTo(value);
            case LESS -> operand.compare(value).filter(c -> c < 0).isPresent();
            case AT_MOST -> operand.compare(value).filter(c -> c <= 0).isPresent();
            case GREATER -> operand.compare(value).filter(c -> c > 0).isPresent();
            case AT_LEAST -> operand.compare(value).filter(c -> c >= 0).isPresent();
        };
    }
}
