package dev.gantry.kernel.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys and their values, or keys alone in a set. */
final class Leaf<V> extends Node<V> {

    private Keys keys;
    private Object @Nullable [] values;

    Leaf(Edit owner, Keys keys, Object @Nullable [] values) {
        super(owner);
        this.keys = keys;
        this.values = values;
    }

    String key(int offset) {
        return keys.get(offset);
    }

    @SuppressWarnings("unchecked")
    @Nullable
    V value(int offset) {
        return values == null ? null : (V) values[offset];
    }

    @Override
    int size() {
        return keys.size();
    }

    @Override
    int width() {
        return keys.size();
    }

    @Override
    String low() {
        return keys.get(0);
    }

    @Override
    @Nullable
    V get(String key) {
        int found = keys.search(key);
        return found < 0 ? null : value(found);
    }

    @Override
    int rank(String key) {
        int found = keys.search(key);
        return found < 0 ? -found - 1 : found;
    }

    boolean has(String key) {
        return keys.search(key) >= 0;
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
        int found = keys.search(key);
        if (found >= 0) {
            return value == null || value(found) == value ? this : replaced(edit, found, value);
        }
        int position = -found - 1;
        Object @Nullable [] newValues = value == null || values == null ? null : inserted(values, position, value);
        return with(edit, keys.inserted(position, key), newValues);
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
        int found = keys.search(key);
        return found < 0 ? this : with(edit, keys.removed(found), values == null ? null : removed(values, found));
    }

    private Leaf<V> with(Edit edit, Keys newKeys, Object @Nullable [] newValues) {
        if (owner != edit) {
            return new Leaf<>(edit, newKeys, newValues);
        }
        keys = newKeys;
        values = newValues;
        return this;
    }

    @Override
    Leaf<V> splitRight(Edit edit) {
        int half = keys.size() / 2;
        Keys rightKeys = keys.range(half, keys.size());
        Leaf<V> right =
                new Leaf<>(edit, rightKeys, values == null ? null : Arrays.copyOfRange(values, half, keys.size()));
        values = values == null ? null : Arrays.copyOf(values, half);
        keys = keys.range(0, half);
        return right;
    }

    @Override
    Leaf<V> join(Edit edit, Node<V> right, String low) {
        Leaf<V> other = (Leaf<V>) right;
        Object[] mine = values;
        Object[] others = other.values;
        return new Leaf<>(edit, keys.joined(other.keys), mine == null || others == null ? null : joined(mine, others));
    }
}
