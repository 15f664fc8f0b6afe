package dev.gantry.ecs.domain.placement.fleet;

import java.util.Arrays;

/** Where the tasks of one group are, in numbers; which instances they are on, their members know. */
final class Group {

    private final Edit edit;
    private final String name;
    private HashTrie<Kind, Integer> byKind;
    private Tally byZone;
    private int[] instancesByCount;
    private int instances;

    private Group(
            Edit edit,
            String name,
            HashTrie<Kind, Integer> byKind,
            Tally byZone,
            int[] instancesByCount,
            int instances) {
        this.edit = edit;
        this.name = name;
        this.byKind = byKind;
        this.byZone = byZone;
        this.instancesByCount = instancesByCount;
        this.instances = instances;
    }

    static Group named(Edit edit, String name) {
        return new Group(edit, name, HashTrie.empty(), Tally.NOTHING, new int[2], 0);
    }

    Group owned(Edit owner) {
        return edit == owner ? this : new Group(owner, name, byKind, byZone, instancesByCount.clone(), instances);
    }

    /** The very text that members count its tasks by. */
    String name() {
        return name;
    }

    boolean isNobody() {
        return instances == 0;
    }

    HashTrie<Kind, Integer> byKind() {
        return byKind;
    }

    Tally byZone() {
        return byZone;
    }

    /** An instance that had so many tasks has so many now; fewer than none, while their stops arrive before their starts. */
    void counts(int before, int after) {
        add(before, -1);
        add(after, 1);
    }

    private void add(int count, int more) {
        if (count == 0) {
            return;
        }
        instances += more;
        int place = Math.max(count, 0);
        if (place >= instancesByCount.length) {
            instancesByCount = Arrays.copyOf(instancesByCount, place * 2);
        }
        instancesByCount[place] += more;
    }

    /** So many tasks more, or less, on instances of the kind. */
    void ofKind(Kind kind, int more) {
        Integer before = byKind.get(kind);
        int sum = (before == null ? 0 : before) + more;
        byKind = sum == 0 ? byKind.without(edit, kind) : byKind.with(edit, kind, sum);
        byZone = byZone.plus(kind.zone(), more);
    }

    /** The least that any of so many instances can have. */
    int fewest(int all) {
        if (instances < all || instances == 0) {
            return 0;
        }
        int fewest = 0;
        while (instancesByCount[fewest] == 0) {
            fewest++;
        }
        return fewest;
    }
}
