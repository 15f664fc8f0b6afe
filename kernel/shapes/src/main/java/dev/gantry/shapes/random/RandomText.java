package dev.gantry.shapes.random;

import dev.gantry.shapes.Constraint;
import dev.gantry.shapes.Patterns;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Makes texts that a constraint allows: any text of a good length, or one that a pattern produces. */
final class RandomText {

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    /** Letters, markup, what queries and paths escape, and letters beyond one byte and beyond one char. */
    private static final int[] WILD = (PLAIN
                    + " &<>\"'/+%=?#@:.,;{}[]()|\\~^`!$* \u00e4\u00df\u00e9\u0434\u4e2d\ud83d\ude80")
            .codePoints()
            .toArray();

    private static final Map<String, Optional<PatternNode>> PARSED = new ConcurrentHashMap<>();

    private final SplittableRandom random;

    RandomText(SplittableRandom random) {
        this.random = random;
    }

    /** Empty if the pattern is beyond us. */
    Optional<String> next(Constraint constraint, boolean plain) {
        if (constraint.pattern().isEmpty()) {
            return Optional.of(free(constraint, plain));
        }
        return matching(constraint.pattern().get(), constraint);
    }

    private String free(Constraint constraint, boolean plain) {
        int least = (int) Math.max(plain ? 1 : 0, constraint.min().orElse(0));
        int most = (int) Math.min(constraint.max().orElse(Integer.MAX_VALUE), least + 24.0);
        int length = random.nextInt(least, most + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    plain ? PLAIN.charAt(random.nextInt(PLAIN.length())) : WILD[random.nextInt(WILD.length)]);
        }
        return text.toString();
    }

    private Optional<String> matching(String pattern, Constraint constraint) {
        Optional<PatternNode> node = PARSED.computeIfAbsent(pattern, PatternNode::parse);
        for (int attempt = 0; node.isPresent() && attempt < 300; attempt++) {
            StringBuilder text = new StringBuilder();
            node.get().write(text, random, 4 + attempt / 4);
            shorten(text, constraint);
            if (fits(text, constraint) && matches(pattern, text)) {
                return Optional.of(text.toString());
            }
        }
        return Optional.empty();
    }

    private static boolean matches(String pattern, CharSequence text) {
        return Patterns.compile(pattern).map(it -> it.matcher(text).matches()).orElse(true);
    }

    /** Most patterns allow a shorter text of the same kind. */
    private static void shorten(StringBuilder text, Constraint constraint) {
        text.setLength((int) Math.min(text.length(), constraint.max().orElse(Integer.MAX_VALUE)));
    }

    private static boolean fits(StringBuilder text, Constraint constraint) {
        int length = text.codePointCount(0, text.length());
        return length >= constraint.min().orElse(0)
                && length <= constraint.max().orElse(Integer.MAX_VALUE);
    }
}
