package dev.gantry.ecs.domain.placement.query;

import dev.gantry.ecs.domain.placement.InstanceFacts;
import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.function.Predicate;

/**
 * A parsed expression of the cluster query language, as in {@code attribute:stack == prod and not(task:group == db)}.
 *
 * @param text as it was written
 * @param isAboutKind whether it asks for nothing but attributes and the agent's version, which tasks never change
 */
public record ClusterQuery(String text, Predicate<InstanceFacts> condition, boolean isAboutKind) {

    /** The longest expression that AWS takes. */
    private static final int LONGEST = 2000;

    /** The query, or AWS' refusal with the position of the mistake. */
    public static ClusterQuery parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidParameterException("Expression is invalid: it is longer than " + LONGEST + " characters.");
        }
        try {
            Parser parser = new Parser(Lexer.tokens(text));
            return new ClusterQuery(text, parser.query(), parser.wasAboutKind());
        } catch (SyntaxError error) {
            throw new InvalidParameterException("Expression is invalid at position " + error.position() + ": "
                    + error.getMessage() + ". Expression: " + text);
        }
    }

    /** The same text asks the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ClusterQuery that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    public boolean matches(InstanceFacts instance) {
        return condition.test(instance);
    }
}
