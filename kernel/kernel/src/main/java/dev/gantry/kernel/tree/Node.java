package dev.gantry.kernel.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A node of a {@link Tree}. Changing calls answer with the node to use from now on: itself or a copy. */
abstract sealed class Node<V> permits Leaf, Branch {

    /** Nodes wider than this are split; arrays have exactly their node's width, so that there is no slack. */
    static final int WIDEST = 64;

    /** Nodes narrower than this join a neighbour if the two fit into one. */
    static final int NARROWEST = 20;

    final Edit owner;

    Node(Edit owner) {
        this.owner = owner;
    }

    /** How many keys are below this node. */
    abstract int size();

    /** How many keys or children stand in this node itself. */
    abstract int width();

    /** A key that is not greater than any here, and greater than every key left of here. */
    abstract String low();

    abstract @Nullable V get(String key);

    /** How many keys are less than this one. */
    abstract int rank(String key);

    abstract Leaf<V> leafAt(int position);

    abstract int offsetInLeaf(int position);

    /** May answer with a node that is too wide: the caller splits it. */
    abstract Node<V> put(Edit edit, String key, @Nullable V value);

    /** May answer with a node that is too narrow or empty: the caller joins or drops it. */
    abstract Node<V> remove(Edit edit, String key);

    /** Keeps the left half, which this token must own, and answers with the right one. */
    abstract Node<V> splitRight(Edit edit);

    /** This node and its right neighbour as one; {@code low} is what separates them. */
    abstract Node<V> join(Edit edit, Node<V> right, String low);

    static <T> T[] inserted(T[] array, int position, T value) {
        T[] wider = Arrays.copyOf(array, array.length + 1);
        System.arraycopy(array, position, wider, position + 1, array.length - position);
        wider[position] = value;
        return wider;
    }

    static <T> T[] removed(T[] array, int position) {
        T[] narrower = Arrays.copyOf(array, array.length - 1);
        System.arraycopy(array, position + 1, narrower, position, narrower.length - position);
        return narrower;
    }

    static <T> T[] joined(T[] left, T[] right) {
        T[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
