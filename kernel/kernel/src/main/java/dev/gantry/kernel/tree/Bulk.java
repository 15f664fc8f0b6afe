package dev.gantry.kernel.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a tree from ascending keys, bottom up: how a million rows are loaded. */
final class Bulk {

    /** Leaves room for a few more keys before the first split. */
    private static final int FILL = Node.WIDEST - Node.WIDEST / 4;

    private Bulk() {}

    static <V> Node<V> build(List<String> keys, @Nullable List<? extends V> values) {
        Edit nobody = new Edit();
        List<Node<V>> level = leaves(nobody, keys, values);
        while (level.size() > 1) {
            level = parents(nobody, level);
        }
        return level.getFirst();
    }

    private static <V> List<Node<V>> leaves(Edit nobody, List<String> keys, @Nullable List<? extends V> values) {
        List<Node<V>> leaves = new ArrayList<>(keys.size() / FILL + 1);
        int from = 0;
        do {
            int to = Math.min(keys.size(), from + FILL);
            Keys leafKeys = Keys.of(keys.subList(from, to).toArray(String[]::new));
            Object[] leafValues =
                    values == null ? null : values.subList(from, to).toArray();
            leaves.add(new Leaf<>(nobody, leafKeys, leafValues));
            from = to;
        } while (from < keys.size());
        return leaves;
    }

    private static <V> List<Node<V>> parents(Edit nobody, List<Node<V>> level) {
        List<Node<V>> parents = new ArrayList<>(level.size() / FILL + 1);
        for (int from = 0; from < level.size(); from += FILL) {
            List<Node<V>> children = level.subList(from, Math.min(level.size(), from + FILL));
            Keys lows = Keys.of(children.stream().map(Node::low).toArray(String[]::new));
            parents.add(new Branch<>(nobody, lows, nodes(children)));
        }
        return parents;
    }

    @SuppressWarnings("unchecked")
    static <V> Node<V>[] nodes(List<Node<V>> children) {
        return children.toArray((Node<V>[]) new Node<?>[0]);
    }
}
