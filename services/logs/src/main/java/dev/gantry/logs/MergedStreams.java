package dev.gantry.logs;

import dev.gantry.kernel.segments.Mark;
import dev.gantry.kernel.segments.StoredEntry;
import dev.gantry.kernel.segments.Summary;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * The events of several streams in the order of time, then of the streams' names. A stream is opened only when an event
 * of its may be next: thousands of finished tasks' streams cost nothing.
 */
final class MergedStreams implements Iterator<MergedStreams.Event> {

    private final LogEvents events;
    private final Place after;
    private final Deque<Candidate> unopened;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::place));

    /** A place in the merged order. */
    record Place(long time, String stream, long position) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::time)
                .thenComparing(Place::stream)
                .thenComparingLong(Place::position);

        /** Just before every event of this time. */
        static Place before(long time) {
            return new Place(time, "", Long.MIN_VALUE);
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        /** Where to go on within one stream. */
        Mark in(String name) {
            int order = name.compareTo(stream);
            if (order < 0) {
                return new Mark(time, Long.MAX_VALUE);
            }
            return order == 0 ? new Mark(time, position) : Mark.before(time);
        }
    }

    /** An event and the stream that it stands in. */
    record Event(LogStreamRow stream, StoredEntry entry) {

        Place place() {
            return new Place(entry.time(), stream.name(), entry.position());
        }
    }

    private record Candidate(LogStreamRow stream, long firstTime) {}

    private record Head(Event event, Iterator<StoredEntry> rest) {

        Place place() {
            return event.place();
        }
    }

    MergedStreams(LogEvents events, List<LogStreamRow> streams, Place after) {
        this.events = events;
        this.after = after;
        this.unopened = new ArrayDeque<>(streams.stream()
                .map(stream -> candidate(stream, events.summary(stream)))
                .filter(candidate -> candidate.firstTime() < Long.MAX_VALUE)
                .sorted(Comparator.comparingLong(Candidate::firstTime))
                .toList());
    }

    /** A stream without later events is none. */
    private Candidate candidate(LogStreamRow stream, Summary summary) {
        boolean over = summary.lastTime() < after.time();
        return new Candidate(stream, over ? Long.MAX_VALUE : Math.max(summary.firstTime(), after.time()));
    }

    @Override
    public boolean hasNext() {
        openWhatMayBeNext();
        return !heads.isEmpty();
    }

    @Override
    public Event next() {
        openWhatMayBeNext();
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        add(head.event().stream(), head.rest());
        return head.event();
    }

    private void openWhatMayBeNext() {
        while (!unopened.isEmpty() && mayBeNext(unopened.getFirst())) {
            LogStreamRow stream = unopened.removeFirst().stream();
            add(stream, events.segments().forward(stream.segments(), after.in(stream.name())));
        }
    }

    private boolean mayBeNext(Candidate candidate) {
        Head head = heads.peek();
        return head == null || candidate.firstTime() <= head.place().time();
    }

    private void add(LogStreamRow stream, Iterator<StoredEntry> entries) {
        if (entries.hasNext()) {
            heads.add(new Head(new Event(stream, entries.next()), entries));
        }
    }
}
