package dev.gantry.ecs.domain.placement.fleet;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Neighbouring nodes of a ranking's tree, all of the same height. */
final class Branch extends Node {

    private final @Nullable Node[] children;
    private final long[] firstKeys;
    private int count;

    Branch(Edit edit, Node... children) {
        super(edit);
        this.children = Arrays.copyOf(children, WIDTH);
        this.firstKeys = new long[WIDTH];
        this.count = children.length;
        recount();
    }

    private Branch(Edit edit, Branch that) {
        super(edit);
        this.children = that.children.clone();
        this.firstKeys = that.firstKeys.clone();
        this.count = that.count;
        copyBounds(that);
    }

    Node child(int place) {
        return Objects.requireNonNull(children[place]);
    }

    @Override
    long firstKey() {
        return firstKeys[0];
    }

    @Override
    Spot firstSpot() {
        return child(0).firstSpot();
    }

    @Override
    int count() {
        return count;
    }

    @Override
    Branch owned(Edit owner) {
        return edit == owner ? this : new Branch(owner, this);
    }

    private Node ownedChild(int place) {
        Node child = child(place).owned(edit);
        children[place] = child;
        return child;
    }

    private void recount() {
        clearBounds();
        for (int i = 0; i < count; i++) {
            Node child = child(i);
            firstKeys[i] = child.firstKey();
            include(child);
        }
    }

    /** The last child that begins before the row, or with it. */
    private int place(Row row) {
        int low = 1;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long key = firstKeys[middle];
            if (key < row.key() || key == row.key() && child(middle).firstSpot().compareTo(row.spot()) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    @Override
    @Nullable
    Node add(Row row) {
        int place = place(row);
        Node child = ownedChild(place);
        Node more = child.add(row);
        firstKeys[place] = child.firstKey();
        include(row);
        return more == null ? null : insert(place + 1, more);
    }

    private @Nullable Node insert(int place, Node child) {
        if (count < WIDTH) {
            System.arraycopy(children, place, children, place + 1, count - place);
            System.arraycopy(firstKeys, place, firstKeys, place + 1, count - place);
            children[place] = child;
            firstKeys[place] = child.firstKey();
            count++;
            return null;
        }
        Branch next = new Branch(edit);
        move(WIDTH / 2, next);
        Branch half = place > count ? next : this;
        half.insert(half == this ? place : place - count, child);
        half.recount();
        return next;
    }

    private void move(int from, Branch to) {
        System.arraycopy(children, from, to.children, to.count, count - from);
        to.count += count - from;
        to.recount();
        Arrays.fill(children, from, count, null);
        count = from;
        recount();
    }

    @Override
    boolean remove(Row row) {
        int place = place(row);
        Node child = ownedChild(place);
        boolean bounded = child.remove(row);
        if (child.count() == 0) {
            drop(place);
        } else if (child.count() < FEW) {
            joinNeighbour(place);
        } else {
            firstKeys[place] = child.firstKey();
            if (bounded) {
                size--;
                return true;
            }
        }
        return tightened();
    }

    private boolean tightened() {
        int mostBefore = most;
        int gpusBefore = mostGpus;
        int interfacesBefore = mostInterfaces;
        long kindsBefore = kinds;
        recount();
        return most == mostBefore
                && mostGpus == gpusBefore
                && mostInterfaces == interfacesBefore
                && kinds == kindsBefore;
    }

    private void joinNeighbour(int place) {
        int both = child(place).count();
        if (place > 0 && child(place - 1).count() + both <= WIDTH) {
            ownedChild(place - 1).join(child(place));
            drop(place);
        } else if (place + 1 < count && child(place + 1).count() + both <= WIDTH) {
            child(place).join(child(place + 1));
            drop(place + 1);
        }
    }

    private void drop(int place) {
        System.arraycopy(children, place + 1, children, place, count - place - 1);
        count--;
        children[count] = null;
    }

    @Override
    void join(Node next) {
        ((Branch) next).owned(new Edit()).move(0, this);
    }

    /** The last child that begins below the key: those before it are all below. */
    private int reaching(long key) {
        int low = 1;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (firstKeys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    @Override
    int below(long key) {
        int place = reaching(key);
        int below = child(place).below(key);
        for (int i = 0; i < place; i++) {
            below += child(i).size;
        }
        return below;
    }

    @Override
    @Nullable
    Spot taken(int position, Span span) {
        int rest = position;
        int place = 0;
        while (rest >= child(place).size) {
            rest -= child(place).size;
            place++;
        }
        Node child = child(place);
        return child.mayHave(span) ? child.taken(rest, span) : null;
    }

    @Override
    @Nullable
    Spot first(Span span) {
        for (int i = reaching(span.low()); i < count; i++) {
            if (firstKeys[i] > span.high()) {
                return null;
            }
            Node child = child(i);
            if (child.mayHave(span)) {
                Spot first = child.first(span);
                if (first != null) {
                    return first;
                }
            }
        }
        return null;
    }

    @Override
    void forEach(Span span, Consumer<Spot> visit) {
        for (int i = reaching(span.low()); i < count; i++) {
            if (firstKeys[i] > span.high()) {
                return;
            }
            Node child = child(i);
            if (child.mayHave(span)) {
                child.forEach(span, visit);
            }
        }
    }
}
