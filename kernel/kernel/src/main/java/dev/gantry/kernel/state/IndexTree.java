package dev.gantry.kernel.state;

import dev.gantry.kernel.tree.Edit;
import dev.gantry.kernel.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An index's tree: under each value the keys that have it, a lone key as it is because most indexes have many. */
final class IndexTree {

    private IndexTree() {}

    static Tree<Object> with(Tree<Object> tree, Edit edit, String value, String key) {
        Object keys = tree.get(value);
        if (keys == null) {
            return tree.with(edit, value, key);
        }
        if (keys instanceof String lone) {
            return lone.equals(key) ? tree : tree.with(edit, value, pair(edit, lone, key));
        }
        Tree<Void> set = set(keys);
        Tree<Void> more = set.with(edit, key);
        return more == set ? tree : tree.with(edit, value, more);
    }

    private static Tree<Void> pair(Edit edit, String one, String other) {
        return Tree.set().with(edit, one).with(edit, other);
    }

    static Tree<Object> without(Tree<Object> tree, Edit edit, String value, String key) {
        Object keys = tree.get(value);
        if (keys == null) {
            return tree;
        }
        if (keys instanceof String lone) {
            return lone.equals(key) ? tree.without(edit, value) : tree;
        }
        Tree<Void> fewer = set(keys).without(edit, key);
        return fewer.size() == 1 ? tree.with(edit, value, fewer.keyAt(0)) : tree.with(edit, value, fewer);
    }

    /** What stands under a value as a set. */
    @SuppressWarnings("unchecked")
    static Tree<Void> set(@Nullable Object keys) {
        if (keys == null) {
            return Tree.set();
        }
        return keys instanceof String lone ? Tree.setOf(List.of(lone)) : (Tree<Void>) keys;
    }
}
