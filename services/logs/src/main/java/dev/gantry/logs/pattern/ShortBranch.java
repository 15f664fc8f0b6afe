package dev.gantry.logs.pattern;

import dev.gantry.logs.pattern.LinearRegex.Step;
import java.util.List;

/** An alternative whose states fit into one number: a character costs a few operations on bits. */
final class ShortBranch implements LinearRegex.Branch {

    static final int MOST_STEPS = 62;

    private static final int OTHERS = 128;

    private final boolean fromStart;
    private final boolean toEnd;
    /** For each ASCII character, and for all others together, the steps that take it. */
    private final long[] takers = new long[OTHERS + 1];

    private long optional;
    private long repeated;
    private final long found;

    private ShortBranch(boolean fromStart, int steps, boolean toEnd) {
        this.fromStart = fromStart;
        this.toEnd = toEnd;
        this.found = 1L << steps;
    }

    static ShortBranch of(boolean fromStart, List<Step> steps, boolean toEnd) {
        ShortBranch branch = new ShortBranch(fromStart, steps.size(), toEnd);
        for (int i = 0; i < steps.size(); i++) {
            branch.add(steps.get(i), 1L << i);
        }
        return branch;
    }

    private void add(Step step, long bit) {
        optional |= step.optional() ? bit : 0;
        repeated |= step.repeated() ? bit : 0;
        takers[OTHERS] |= step.characters().others() ? bit : 0;
        for (char c = 0; c < OTHERS; c++) {
            takers[c] |= step.characters().has(c) ? bit : 0;
        }
    }

    @Override
    public boolean find(String text) {
        long begin = entered(1);
        long states = begin;
        for (int i = 0; i < text.length(); i++) {
            if ((states & found) != 0 && !toEnd) {
                return true;
            }
            char c = text.charAt(i);
            long taken = states & takers[Math.min(c, OTHERS)];
            long next = taken == 0 ? 0 : entered((taken & ~repeated) << 1 | taken & repeated);
            states = fromStart ? next : next | begin;
        }
        return (states & found) != 0;
    }

    /** An optional step may be left out, and then the one after it. */
    private long entered(long states) {
        long before = states;
        long after = before | (before & optional) << 1;
        while (after != before) {
            before = after;
            after = before | (before & optional) << 1;
        }
        return after;
    }
}
