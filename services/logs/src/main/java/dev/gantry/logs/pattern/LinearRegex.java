package dev.gantry.logs.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A regular expression as filter patterns know it, without groups. All its states are followed at once, so that no
 * pattern and no message can make it slow.
 */
final class LinearRegex {

    private final List<Branch> branches;

    LinearRegex(List<Branch> branches) {
        this.branches = List.copyOf(branches);
    }

    static LinearRegex parse(String text) {
        return new RegexParser(text).parse();
    }

    /** Whether any part of the text matches. */
    boolean find(String text) {
        return branches.stream().anyMatch(branch -> branch.find(text));
    }

    /** The characters that a step takes, and whether it may be left out or repeated. */
    record Step(Characters characters, boolean optional, boolean repeated) {}

    /** A set of ASCII characters, and whether all others belong to it. */
    record Characters(BitSet ascii, boolean others) {

        boolean has(char c) {
            return c < 128 ? ascii.get(c) : others;
        }
    }

    /** One of the alternatives between vertical bars. */
    interface Branch {

        boolean find(String text);
    }

    static Branch branch(boolean fromStart, List<Step> steps, boolean toEnd) {
        return steps.size() <= ShortBranch.MOST_STEPS
                ? ShortBranch.of(fromStart, steps, toEnd)
                : new LongBranch(fromStart, List.copyOf(steps), toEnd);
    }

    static List<Step> repeat(Characters characters, int least, int most) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < least; i++) {
            steps.add(new Step(characters, false, false));
        }
        if (most == Integer.MAX_VALUE) {
            steps.add(new Step(characters, true, true));
            return steps;
        }
        for (int i = least; i < most; i++) {
            steps.add(new Step(characters, true, false));
        }
        return steps;
    }
}
