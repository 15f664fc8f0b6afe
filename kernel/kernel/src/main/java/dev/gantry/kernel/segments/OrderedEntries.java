package dev.gantry.kernel.segments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * A stream's entries in the order of time, though appends may have come out of it: blocks are opened only when an entry
 * of theirs may be next, and merged.
 */
final class OrderedEntries implements Iterator<StoredEntry> {

    private final BlockReads reads;
    private final Comparator<StoredEntry> order;
    private final Predicate<StoredEntry> wanted;
    private final Comparator<StreamLog.Place> places;
    private final boolean forward;
    private final Deque<StreamLog.Place> unopened;
    private final PriorityQueue<Run> runs;

    private OrderedEntries(
            BlockReads reads, List<StreamLog.Place> all, boolean forward, Predicate<StoredEntry> wanted) {
        this.reads = reads;
        this.forward = forward;
        this.wanted = wanted;
        Comparator<StoredEntry> ascending = Comparator.comparing(StoredEntry::mark);
        this.order = forward ? ascending : ascending.reversed();
        this.places = forward
                ? Comparator.comparingLong(place -> place.block().firstTime())
                : Comparator.comparingLong(
                                (StreamLog.Place place) -> place.block().lastTime())
                        .reversed();
        this.unopened = new ArrayDeque<>(all.stream().sorted(places).toList());
        this.runs = new PriorityQueue<>(Comparator.comparing(Run::head, order));
    }

    static OrderedEntries forward(BlockReads reads, StreamLog log, Mark after) throws IOException {
        List<StreamLog.Place> places = log.places(after.time(), Long.MAX_VALUE);
        return new OrderedEntries(reads, places, true, entry -> entry.mark().compareTo(after) > 0);
    }

    static OrderedEntries backward(BlockReads reads, StreamLog log, Mark before) throws IOException {
        List<StreamLog.Place> places = log.places(Long.MIN_VALUE, before.time());
        return new OrderedEntries(reads, places, false, entry -> entry.mark().compareTo(before) < 0);
    }

    @Override
    public boolean hasNext() {
        openWhatMayBeNext();
        return !runs.isEmpty();
    }

    @Override
    public StoredEntry next() {
        openWhatMayBeNext();
        Run run = runs.poll();
        if (run == null) {
            throw new NoSuchElementException();
        }
        StoredEntry entry = run.head();
        if (run.advance()) {
            runs.add(run);
        }
        return entry;
    }

    private void openWhatMayBeNext() {
        while (!unopened.isEmpty() && mayBeNext(unopened.getFirst().block())) {
            open(unopened.removeFirst());
        }
    }

    private boolean mayBeNext(Block block) {
        Run run = runs.peek();
        if (run == null) {
            return true;
        }
        return forward
                ? block.firstTime() <= run.head().time()
                : block.lastTime() >= run.head().time();
    }

    private void open(StreamLog.Place place) {
        List<StoredEntry> entries = new ArrayList<>();
        try {
            reads.read(place, entry -> {
                if (wanted.test(entry)) {
                    entries.add(entry);
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (!entries.isEmpty()) {
            entries.sort(order);
            runs.add(new Run(entries));
        }
    }

    /** The entries of one block, sorted. */
    private static final class Run {

        private final List<StoredEntry> entries;
        private int next;

        Run(List<StoredEntry> entries) {
            this.entries = entries;
        }

        StoredEntry head() {
            return entries.get(next);
        }

        boolean advance() {
            next++;
            return next < entries.size();
        }
    }
}
