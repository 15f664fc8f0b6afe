package dev.gantry.ecs.domain.placement.query;

import dev.gantry.ecs.domain.placement.InstanceFacts;
import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.function.Predicate;

/**
 * A parsed expression of the cluster query language, as in {@code attribute:stack == prod and not(task:group == db)}.
 *
 * @param text as it was written
 */
public record ClusterQuery(String text, Predicate<InstanceFacts> condition) {

    /** The longest expression that AWS takes. */
    private static final int LONGEST = 2000;

    /** The query, or AWS' refusal with the position of the mistake. */
    public static ClusterQuery parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidParameterException("Expression is invalid: it is longer than " + LONGEST + " characters.");
        }
        try {
            return new ClusterQuery(text, new Parser(Lexer.tokens(text)).query());
        } catch (SyntaxError error) {
            throw new InvalidParameterException("Expression is invalid at position " + error.position() + ": "
                    + error.getMessage() + ". Expression: " + text);
        }
    }

    public boolean matches(InstanceFacts instance) {
        return condition.test(instance);
    }
}
