package dev.gantry.kernel.tree;

import org.jspecify.annotations.Nullable;

/** Goes over a part of a tree in the order of keys. */
public final class Cursor<V> {

    private final Node<V> root;
    private final int end;
    private int position;
    private @Nullable Leaf<V> leaf;
    private int offset;

    Cursor(Node<V> root, int start, int end) {
        this.root = root;
        this.end = end;
        this.position = start - 1;
    }

    /** Moves to the next key; false when there is none. */
    public boolean advance() {
        if (position + 1 >= end) {
            return false;
        }
        position++;
        offset++;
        if (leaf == null || offset >= leaf.width()) {
            leaf = root.leafAt(position);
            offset = root.offsetInLeaf(position);
        }
        return true;
    }

    public String key() {
        return current().key(offset);
    }

    public @Nullable V value() {
        return current().value(offset);
    }

    private Leaf<V> current() {
        if (leaf == null) {
            throw new IllegalStateException("advance first");
        }
        return leaf;
    }
}
