package dev.gantry.ecs.domain.placement.fleet;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part of a ranking's tree, and the most that anything in it has left: a search skips what is too full without a look
 * at it.
 */
abstract sealed class Node permits Leaf, Branch {

    /** So many rows in a leaf, so many nodes in a branch: a few cache lines, and three levels for 10,000 instances. */
    static final int WIDTH = 32;

    static final int FEW = WIDTH / 4;

    final Edit edit;
    int size;
    int most;
    int mostGpus;
    int mostInterfaces;
    long kinds;

    Node(Edit edit) {
        this.edit = edit;
    }

    abstract long firstKey();

    abstract Spot firstSpot();

    /** How many rows or nodes it has itself. */
    abstract int count();

    /** This one, if it is the edit's, or a copy that is. */
    abstract Node owned(Edit owner);

    /** Puts the row in its place. What does not fit any more comes back as the next node. */
    abstract @Nullable Node add(Row row);

    /** Takes the row out. Whether all that is known of the most that is left is as it was. */
    abstract boolean remove(Row row);

    /** Takes all that the next node has; there must be room. */
    abstract void join(Node next);

    /** How many have a lower key. */
    abstract int below(long key);

    /** Whose row it is, if the span takes it. */
    abstract @Nullable Spot taken(int position, Span span);

    /** The first in the order that the span takes. */
    abstract @Nullable Spot first(Span span);

    /** All that the span takes, in order. */
    abstract void forEach(Span span, Consumer<Spot> visit);

    /** Whether anything below may be what is searched for; the order is the search's own business. */
    final boolean mayHave(Span span) {
        return most >= span.other()
                && mostGpus >= span.gpus()
                && mostInterfaces >= span.interfaces()
                && (kinds & span.kinds().folded()) != 0;
    }

    final boolean isBefore(Row row) {
        long key = firstKey();
        return key == row.key() ? firstSpot().compareTo(row.spot()) <= 0 : key < row.key();
    }

    final void clearBounds() {
        size = 0;
        most = Integer.MIN_VALUE;
        mostGpus = Integer.MIN_VALUE;
        mostInterfaces = Integer.MIN_VALUE;
        kinds = 0;
    }

    final void copyBounds(Node that) {
        size = that.size;
        most = that.most;
        mostGpus = that.mostGpus;
        mostInterfaces = that.mostInterfaces;
        kinds = that.kinds;
    }

    final void include(Row row) {
        size++;
        most = Math.max(most, Row.other(row.key()));
        mostGpus = Math.max(mostGpus, Row.gpus(row.devices()));
        mostInterfaces = Math.max(mostInterfaces, Row.interfaces(row.devices()));
        kinds |= 1L << row.kind();
    }

    final void include(Node child) {
        size += child.size;
        most = Math.max(most, child.most);
        mostGpus = Math.max(mostGpus, child.mostGpus);
        mostInterfaces = Math.max(mostInterfaces, child.mostInterfaces);
        kinds |= child.kinds;
    }
}
