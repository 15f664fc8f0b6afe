package dev.gantry.ecs.domain.placement.fleet;

import java.util.Arrays;
import java.util.List;

/**
 * A few names with a count each, none of which is 0: so few that to look at all of them is faster than to hash. It never
 * changes.
 */
record Tally(String[] names, int[] counts) {

    static final Tally NOTHING = new Tally(new String[0], new int[0]);

    boolean isEmpty() {
        return names.length == 0;
    }

    int of(String name) {
        int place = place(name);
        return place < 0 ? 0 : counts[place];
    }

    /** Of a name that is the very text that was counted. */
    int ofSame(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i] == name) {
                return counts[i];
            }
        }
        return 0;
    }

    private int place(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i] == name || names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    Tally plus(String name, int more) {
        int place = place(name);
        if (place < 0) {
            return more == 0 ? this : appended(name, more);
        }
        if (counts[place] + more == 0) {
            return removed(place);
        }
        int[] sums = counts.clone();
        sums[place] += more;
        return new Tally(names, sums);
    }

    private Tally appended(String name, int count) {
        String[] allNames = Arrays.copyOf(names, names.length + 1);
        int[] allCounts = Arrays.copyOf(counts, counts.length + 1);
        allNames[names.length] = name;
        allCounts[counts.length] = count;
        return new Tally(allNames, allCounts);
    }

    private Tally removed(int place) {
        String[] fewerNames = Arrays.copyOf(names, names.length - 1);
        int[] fewerCounts = Arrays.copyOf(counts, counts.length - 1);
        if (place < fewerNames.length) {
            fewerNames[place] = names[names.length - 1];
            fewerCounts[place] = counts[counts.length - 1];
        }
        return new Tally(fewerNames, fewerCounts);
    }

    /** In no order that means anything. */
    List<String> list() {
        return List.of(names);
    }
}
