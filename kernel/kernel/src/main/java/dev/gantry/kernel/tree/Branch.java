package dev.gantry.kernel.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Children in the order of their keys, what separates them, and how many keys each has. */
final class Branch<V> extends Node<V> {

    /** The least keys of the children; the first one separates nothing here and may be out of date. */
    private Keys lows;

    private Node<V>[] children;
    private int[] sizes;
    private int total;

    Branch(Edit owner, Keys lows, Node<V>[] children) {
        super(owner);
        this.lows = lows;
        this.children = children;
        this.sizes = new int[children.length];
        recount();
    }

    private Branch(Edit owner, Branch<V> that) {
        super(owner);
        this.lows = that.lows;
        this.children = that.children.clone();
        this.sizes = that.sizes.clone();
        this.total = that.total;
    }

    private void recount() {
        sizes = sizes.length == children.length ? sizes : new int[children.length];
        total = 0;
        for (int i = 0; i < children.length; i++) {
            sizes[i] = children[i].size();
            total += sizes[i];
        }
    }

    @Override
    int size() {
        return total;
    }

    @Override
    int width() {
        return children.length;
    }

    @Override
    String low() {
        return lows.get(0);
    }

    private int childFor(String key) {
        int found = lows.search(key);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    private int childAt(int position) {
        int child = 0;
        int left = position;
        while (left >= sizes[child]) {
            left -= sizes[child++];
        }
        return child;
    }

    private int sizeLeftOf(int child) {
        int sum = 0;
        for (int i = 0; i < child; i++) {
            sum += sizes[i];
        }
        return sum;
    }

    @Override
    @Nullable
    V get(String key) {
        return children[childFor(key)].get(key);
    }

    @Override
    int rank(String key) {
        int child = childFor(key);
        return sizeLeftOf(child) + children[child].rank(key);
    }

    @Override
    Leaf<V> leafAt(int position) {
        int child = childAt(position);
        return children[child].leafAt(position - sizeLeftOf(child));
    }

    @Override
    int offsetInLeaf(int position) {
        int child = childAt(position);
        return children[child].offsetInLeaf(position - sizeLeftOf(child));
    }

    @Override
    Node<V> put(Edit edit, String key, @Nullable V value) {
        int at = childFor(key);
        Node<V> before = children[at];
        Node<V> after = before.put(edit, key, value);
        if (after == before && after.size() == sizes[at]) {
            return this;
        }
        Branch<V> branch = replaced(edit, at, after);
        if (after.width() > WIDEST) {
            Node<V> right = after.splitRight(edit);
            Keys current = at == 0 ? branch.lows.startingWith(after.low()) : branch.lows;
            branch.lows = current.inserted(at + 1, right.low());
            branch.children = inserted(branch.children, at + 1, right);
            branch.recount();
        }
        return branch;
    }

    private Branch<V> replaced(Edit edit, int at, Node<V> child) {
        Branch<V> branch = owner == edit ? this : new Branch<>(edit, this);
        branch.children[at] = child;
        branch.total += child.size() - branch.sizes[at];
        branch.sizes[at] = child.size();
        return branch;
    }

    @Override
    Node<V> remove(Edit edit, String key) {
        int at = childFor(key);
        Node<V> before = children[at];
        Node<V> after = before.remove(edit, key);
        if (after == before && after.size() == sizes[at]) {
            return this;
        }
        Branch<V> branch = replaced(edit, at, after);
        if (after.size() == 0) {
            branch.drop(at);
        } else if (after.width() < NARROWEST) {
            branch.joinNeighbours(edit, at);
        }
        return branch;
    }

    private void drop(int at) {
        lows = lows.removed(at);
        children = removed(children, at);
        recount();
    }

    private void joinNeighbours(Edit edit, int at) {
        int left = at > 0 ? at - 1 : at;
        boolean fits = left + 1 < children.length && children[left].width() + children[left + 1].width() <= WIDEST;
        if (fits) {
            children[left] = children[left].join(edit, children[left + 1], lows.get(left + 1));
            drop(left + 1);
        }
    }

    /** What a root that lost its other children is replaced with. */
    Node<V> onlyChildOrThis() {
        return children.length == 1 ? children[0] : this;
    }

    @Override
    Branch<V> splitRight(Edit edit) {
        int half = children.length / 2;
        Branch<V> right = new Branch<>(
                edit, lows.range(half, children.length), Arrays.copyOfRange(children, half, children.length));
        lows = lows.range(0, half);
        children = Arrays.copyOf(children, half);
        recount();
        return right;
    }

    @Override
    Branch<V> join(Edit edit, Node<V> right, String low) {
        Branch<V> other = (Branch<V>) right;
        return new Branch<>(edit, lows.joined(other.lows.startingWith(low)), joined(children, other.children));
    }
}
