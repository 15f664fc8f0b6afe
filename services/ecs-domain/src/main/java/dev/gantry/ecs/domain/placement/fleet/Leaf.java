package dev.gantry.ecs.domain.placement.fleet;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Some rows of a ranking, side by side. */
final class Leaf extends Node {

    private final long[] keys;
    private final int[] kindOf;
    private final int[] devices;
    private final @Nullable Spot[] spots;

    Leaf(Edit edit) {
        super(edit);
        this.keys = new long[WIDTH];
        this.kindOf = new int[WIDTH];
        this.devices = new int[WIDTH];
        this.spots = new Spot[WIDTH];
        clearBounds();
    }

    private Leaf(Edit edit, Leaf that) {
        super(edit);
        this.keys = that.keys.clone();
        this.kindOf = that.kindOf.clone();
        this.devices = that.devices.clone();
        this.spots = that.spots.clone();
        copyBounds(that);
    }

    @Override
    long firstKey() {
        return keys[0];
    }

    @Override
    Spot firstSpot() {
        return spot(0);
    }

    private Spot spot(int place) {
        return Objects.requireNonNull(spots[place]);
    }

    @Override
    int count() {
        return size;
    }

    @Override
    Leaf owned(Edit owner) {
        return edit == owner ? this : new Leaf(owner, this);
    }

    /** Where the row is, or would be. */
    private int place(Row row) {
        int place = below(row.key());
        while (place < size && keys[place] == row.key() && spot(place).compareTo(row.spot()) < 0) {
            place++;
        }
        return place;
    }

    @Override
    @Nullable
    Node add(Row row) {
        if (size < WIDTH) {
            insert(row);
            return null;
        }
        Leaf next = new Leaf(edit);
        move(WIDTH / 2, next);
        (next.isBefore(row) ? next : this).insert(row);
        return next;
    }

    private void insert(Row row) {
        int place = place(row);
        shift(place, place + 1, size - place);
        keys[place] = row.key();
        kindOf[place] = row.kind();
        devices[place] = row.devices();
        spots[place] = row.spot();
        include(row);
    }

    private void shift(int from, int to, int count) {
        System.arraycopy(keys, from, keys, to, count);
        System.arraycopy(kindOf, from, kindOf, to, count);
        System.arraycopy(devices, from, devices, to, count);
        System.arraycopy(spots, from, spots, to, count);
    }

    /** The rows from here on to the end of another leaf. */
    private void move(int from, Leaf to) {
        int count = size - from;
        System.arraycopy(keys, from, to.keys, to.size, count);
        System.arraycopy(kindOf, from, to.kindOf, to.size, count);
        System.arraycopy(devices, from, to.devices, to.size, count);
        System.arraycopy(spots, from, to.spots, to.size, count);
        to.recount(to.size + count);
        Arrays.fill(spots, from, size, null);
        recount(from);
    }

    @Override
    boolean remove(Row row) {
        int place = place(row);
        if (place >= size || !spot(place).equals(row.spot())) {
            throw new IllegalStateException("not ranked: " + row.spot().id());
        }
        shift(place + 1, place, size - place - 1);
        spots[size - 1] = null;
        int mostBefore = most;
        int gpusBefore = mostGpus;
        int interfacesBefore = mostInterfaces;
        long kindsBefore = kinds;
        recount(size - 1);
        return most == mostBefore
                && mostGpus == gpusBefore
                && mostInterfaces == interfacesBefore
                && kinds == kindsBefore;
    }

    @Override
    void join(Node next) {
        ((Leaf) next).owned(new Edit()).move(0, this);
    }

    private void recount(int count) {
        int mostOther = Integer.MIN_VALUE;
        int gpus = Integer.MIN_VALUE;
        int interfaces = Integer.MIN_VALUE;
        long allKinds = 0;
        for (int i = 0; i < count; i++) {
            mostOther = Math.max(mostOther, Row.other(keys[i]));
            gpus = Math.max(gpus, Row.gpus(devices[i]));
            interfaces = Math.max(interfaces, Row.interfaces(devices[i]));
            allKinds |= 1L << kindOf[i];
        }
        size = count;
        most = mostOther;
        mostGpus = gpus;
        mostInterfaces = interfaces;
        kinds = allKinds;
    }

    @Override
    int below(long key) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isTaken(int place, Span span) {
        return Row.other(keys[place]) >= span.other()
                && Row.gpus(devices[place]) >= span.gpus()
                && Row.interfaces(devices[place]) >= span.interfaces()
                && span.kinds().contains(kindOf[place])
                && span.takes().test(spot(place));
    }

    @Override
    @Nullable
    Spot taken(int position, Span span) {
        return isTaken(position, span) ? spot(position) : null;
    }

    @Override
    @Nullable
    Spot first(Span span) {
        for (int i = below(span.low()); i < size && keys[i] <= span.high(); i++) {
            if (isTaken(i, span)) {
                return spot(i);
            }
        }
        return null;
    }

    @Override
    void forEach(Span span, Consumer<Spot> visit) {
        for (int i = below(span.low()); i < size && keys[i] <= span.high(); i++) {
            if (isTaken(i, span)) {
                visit.accept(spot(i));
            }
        }
    }
}
