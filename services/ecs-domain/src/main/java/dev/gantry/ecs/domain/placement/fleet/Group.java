package dev.gantry.ecs.domain.placement.fleet;

import org.jspecify.annotations.Nullable;

/**
 * Where the tasks of one group are. It never changes: a task more or less makes another one, which shares nearly all.
 *
 * @param byInstance tasks by the instance's id
 * @param byKind tasks by the kind of their instances
 * @param byZone tasks by availability zone, empty text for none
 * @param instancesByCount how many instances have so many tasks
 */
record Group(
        HashTrie<String, Integer> byInstance,
        HashTrie<Kind, Integer> byKind,
        HashTrie<String, Integer> byZone,
        HashTrie<Integer, Integer> instancesByCount) {

    static final Group NOBODY = new Group(HashTrie.empty(), HashTrie.empty(), HashTrie.empty(), HashTrie.empty());

    boolean isNobody() {
        return byInstance.size() == 0;
    }

    int on(String instance) {
        return count(byInstance, instance);
    }

    /** So many tasks more, or less, on an instance; nobody knows yet what kind of instance it is, if there is none. */
    Group plus(String instance, @Nullable Kind kind, int more) {
        int before = on(instance);
        Group moved = new Group(
                sum(byInstance, instance, more),
                byKind,
                byZone,
                sum(sum(instancesByCount, before, before == 0 ? 0 : -1), before + more, before + more == 0 ? 0 : 1));
        return kind == null ? moved : moved.ofKind(kind, more);
    }

    /** So many tasks more, or less, on instances of the kind, of those that are counted already. */
    Group ofKind(Kind kind, int more) {
        return new Group(byInstance, sum(byKind, kind, more), sum(byZone, kind.zone(), more), instancesByCount);
    }

    /** The least that any of so many instances can have. */
    int fewest(int instances) {
        if (byInstance.size() < instances || byInstance.size() == 0) {
            return 0;
        }
        int[] fewest = {Integer.MAX_VALUE};
        instancesByCount.forEach((count, _) -> fewest[0] = Math.min(fewest[0], count));
        return fewest[0];
    }

    static <K> int count(HashTrie<K, Integer> counts, K key) {
        Integer count = counts.get(key);
        return count == null ? 0 : count;
    }

    static <K> HashTrie<K, Integer> sum(HashTrie<K, Integer> counts, K key, int more) {
        int sum = count(counts, key) + more;
        return more == 0 ? counts : sum == 0 ? counts.without(key) : counts.with(key, sum);
    }
}
