package dev.gantry.shapes;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The models' regular expressions, compiled once. The whole text must match. */
public final class Patterns {

    private static final Map<String, Optional<Pattern>> COMPILED = new ConcurrentHashMap<>();

    private Patterns() {}

    /** Empty for an expression that Java does not understand. */
    public static Optional<Pattern> compile(String expression) {
        return COMPILED.computeIfAbsent(expression, Patterns::tryToCompile);
    }

    private static Optional<Pattern> tryToCompile(String expression) {
        try {
            return Optional.of(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** What cannot be checked is accepted. */
    static boolean matches(String expression, String text) {
        return compile(expression)
                .map(pattern -> pattern.matcher(text).matches())
                .orElse(true);
    }
}
