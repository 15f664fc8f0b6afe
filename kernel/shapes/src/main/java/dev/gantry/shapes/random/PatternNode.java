package dev.gantry.shapes.random;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.PatternSyntaxException;

/** A piece of a regular expression that can write a text which it matches. */
sealed interface PatternNode {

    /** @param room how often an unbounded repetition may repeat beyond its least */
    void write(StringBuilder text, SplittableRandom random, int room);

    /** Empty for an expression that we cannot write for. Lookaheads are left to chance: check what was written. */
    static Optional<PatternNode> parse(String expression) {
        try {
            return Optional.of(new PatternReader(expression).read());
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** One of these characters. */
    record OneOf(String characters) implements PatternNode {
        @Override
        public void write(StringBuilder text, SplittableRandom random, int room) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
    }

    /** All, one after the other. */
    record Sequence(List<PatternNode> parts) implements PatternNode {
        @Override
        public void write(StringBuilder text, SplittableRandom random, int room) {
            parts.forEach(part -> part.write(text, random, room));
        }
    }

    /** One of these. */
    record Choice(List<PatternNode> branches) implements PatternNode {
        @Override
        public void write(StringBuilder text, SplittableRandom random, int room) {
            branches.get(random.nextInt(branches.size())).write(text, random, room);
        }
    }

    /** The same several times. */
    record Repeated(PatternNode part, int least, int most) implements PatternNode {
        @Override
        public void write(StringBuilder text, SplittableRandom random, int room) {
            int times = random.nextInt(least, (int) Math.min(most, (long) least + room) + 1);
            for (int i = 0; i < times; i++) {
                part.write(text, random, room);
            }
        }
    }
}
