package dev.gantry.kernel.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys and their values, or keys alone in a set. The array of keys is never changed in place. */
final class Leaf<V> extends Node<V> {

    private String[] keys;
    private Object @Nullable [] values;

    Leaf(Edit owner, String[] keys, Object @Nullable [] values) {
        super(owner);
        this.keys = keys;
        this.values = values;
    }

    String key(int offset) {
        return keys[offset];
    }

    @SuppressWarnings("unchecked")
    @Nullable
    V value(int offset) {
        return values == null ? null : (V) values[offset];
    }

    @Override
    int size() {
        return keys.length;
    }

    @Override
    int width() {
        return keys.length;
    }

    @Override
    String low() {
        return keys[0];
    }

    @Override
    @Nullable
    V get(String key) {
        int found = Arrays.binarySearch(keys, key);
        return found < 0 ? null : value(found);
    }

    @Override
    int rank(String key) {
        int found = Arrays.binarySearch(keys, key);
        return found < 0 ? -found - 1 : found;
    }

    boolean has(String key) {
        return Arrays.binarySearch(keys, key) >= 0;
    }

    @Override
    Leaf<V> leafAt(int position) {
        return this;
    }

    @Override
    int offsetInLeaf(int position) {
        return position;
    }

    @Override
    Leaf<V> put(Edit edit, String key, @Nullable V value) {
        int found = Arrays.binarySearch(keys, key);
        if (found >= 0) {
            return value == null || value(found) == value ? this : replaced(edit, found, value);
        }
        int position = -found - 1;
        Object @Nullable [] newValues = value == null || values == null ? null : inserted(values, position, value);
        return with(edit, inserted(keys, position, key), newValues);
    }

    private Leaf<V> replaced(Edit edit, int position, V value) {
        if (values == null) {
            return this;
        }
        Leaf<V> leaf = owner == edit ? this : new Leaf<>(edit, keys, values.clone());
        if (leaf.values != null) {
            leaf.values[position] = value;
        }
        return leaf;
    }

    @Override
    Leaf<V> remove(Edit edit, String key) {
        int found = Arrays.binarySearch(keys, key);
        return found < 0 ? this : with(edit, removed(keys, found), values == null ? null : removed(values, found));
    }

    private Leaf<V> with(Edit edit, String[] newKeys, Object @Nullable [] newValues) {
        if (owner != edit) {
            return new Leaf<>(edit, newKeys, newValues);
        }
        keys = newKeys;
        values = newValues;
        return this;
    }

    @Override
    Leaf<V> splitRight(Edit edit) {
        int half = keys.length / 2;
        String[] rightKeys = Arrays.copyOfRange(keys, half, keys.length);
        Leaf<V> right =
                new Leaf<>(edit, rightKeys, values == null ? null : Arrays.copyOfRange(values, half, keys.length));
        values = values == null ? null : Arrays.copyOf(values, half);
        keys = Arrays.copyOf(keys, half);
        return right;
    }

    @Override
    Leaf<V> join(Edit edit, Node<V> right, String low) {
        Leaf<V> other = (Leaf<V>) right;
        Object[] mine = values;
        Object[] others = other.values;
        return new Leaf<>(edit, joined(keys, other.keys), mine == null || others == null ? null : joined(mine, others));
    }
}
