package dev.gantry.logs.pattern;

import dev.gantry.logs.pattern.LinearRegex.Step;
import java.util.BitSet;
import java.util.List;

/** An alternative of any number of steps. Its states are the steps that may come next. */
record LongBranch(boolean fromStart, List<Step> steps, boolean toEnd) implements LinearRegex.Branch {

    @Override
    public boolean find(String text) {
        BitSet states = new BitSet(steps.size() + 1);
        enter(0, states);
        for (int i = 0; i < text.length(); i++) {
            if (states.get(steps.size()) && !toEnd) {
                return true;
            }
            states = after(text.charAt(i), states);
            if (!fromStart) {
                enter(0, states);
            }
        }
        return states.get(steps.size());
    }

    private BitSet after(char c, BitSet states) {
        BitSet next = new BitSet(steps.size() + 1);
        for (int s = states.nextSetBit(0); s >= 0 && s < steps.size(); s = states.nextSetBit(s + 1)) {
            Step step = steps.get(s);
            if (step.characters().has(c)) {
                enter(step.repeated() ? s : s + 1, next);
            }
        }
        return next;
    }

    private void enter(int state, BitSet states) {
        int s = state;
        states.set(s);
        while (s < steps.size() && steps.get(s).optional()) {
            s++;
            states.set(s);
        }
    }
}
