package dev.gantry.kernel.tree;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A persistent ordered map from text to values, or a set of texts, as a B+-tree that knows the size of each subtree. A
 * change with the {@link Edit} that made a node happens in place, any other copies the path to it: whoever holds a
 * tree whose token has been dropped holds it unchanged for ever.
 */
public final class Tree<V> {

    private final Node<V> root;

    Tree(Node<V> root) {
        this.root = root;
    }

    /** An empty map. */
    public static <V> Tree<V> map() {
        return new Tree<>(new Leaf<>(new Edit(), Keys.NONE, new Object[0]));
    }

    /** An empty set. */
    public static Tree<Void> set() {
        return new Tree<>(new Leaf<>(new Edit(), Keys.NONE, null));
    }

    /** A map of these keys, which must ascend, and their values. */
    public static <V> Tree<V> mapOf(List<String> keys, List<? extends V> values) {
        return new Tree<>(Bulk.<V>build(keys, values));
    }

    /** A set of these keys, which must ascend. */
    public static Tree<Void> setOf(List<String> keys) {
        return new Tree<>(Bulk.<Void>build(keys, null));
    }

    public int size() {
        return root.size();
    }

    public @Nullable V get(String key) {
        return root.get(key);
    }

    public boolean contains(String key) {
        int rank = root.rank(key);
        return rank < size() && keyAt(rank).equals(key);
    }

    /** How many keys are less than this one. */
    public int rank(String key) {
        return root.rank(key);
    }

    /** The place of the range's first key. */
    public int start(KeyRange range) {
        return range.low() == null ? 0 : rank(range.low());
    }

    /** The place after the range's last key. */
    public int end(KeyRange range) {
        return range.high() == null ? size() : rank(range.high());
    }

    public int count(KeyRange range) {
        return Math.max(0, end(range) - start(range));
    }

    /** The key at this place, from 0. */
    public String keyAt(int position) {
        checkPosition(position);
        return root.leafAt(position).key(root.offsetInLeaf(position));
    }

    /** The value at this place, from 0. */
    public @Nullable V valueAt(int position) {
        checkPosition(position);
        return root.leafAt(position).value(root.offsetInLeaf(position));
    }

    private void checkPosition(int position) {
        if (position < 0 || position >= size()) {
            throw new NoSuchElementException("place " + position + " of " + size());
        }
    }

    /** Goes over the range. The tree must not change meanwhile. */
    public Cursor<V> cursor(KeyRange range) {
        return new Cursor<>(root, start(range), end(range));
    }

    /** This map with the value under the key. */
    public Tree<V> with(Edit edit, String key, V value) {
        return rooted(edit, root.put(edit, key, value));
    }

    /** This set with the key. */
    public Tree<V> with(Edit edit, String key) {
        return rooted(edit, root.put(edit, key, null));
    }

    public Tree<V> without(Edit edit, String key) {
        Node<V> after = root.remove(edit, key);
        while (after instanceof Branch<V> branch && branch.width() == 1) {
            after = branch.onlyChildOrThis();
        }
        return after == root ? this : new Tree<>(after);
    }

    private Tree<V> rooted(Edit edit, Node<V> after) {
        if (after.width() <= Node.WIDEST) {
            return after == root ? this : new Tree<>(after);
        }
        Node<V> right = after.splitRight(edit);
        return new Tree<>(new Branch<>(edit, Keys.of(after.low(), right.low()), Bulk.nodes(List.of(after, right))));
    }
}
