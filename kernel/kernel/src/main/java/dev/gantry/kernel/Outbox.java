package dev.gantry.kernel;

import dev.gantry.value.Event;
import dev.gantry.value.Row;
import java.util.HexFormat;
import java.util.List;

/**
 * Facts that were committed with the rows that made them true, in order, until their readers have had them. A reader
 * says how far it has come; what all have had is removed by the {@link OutboxController}.
 */
public final class Outbox {

    /** What has been emitted, oldest first. */
    public static final Table<Entry> EVENTS = Table.of("kernel.outbox", Entry.class);

    /** Who reads, and how far each one is. */
    public static final Table<Reader> READERS = Table.of("kernel.outbox-readers", Reader.class);

    static final List<Table<?>> TABLES = List.of(EVENTS, READERS);

    private Outbox() {}

    /**
     * One event.
     *
     * @param key ascends in the order of emission: the revision that the command began at, and a number
     */
    public record Entry(String key, Event event) implements Row {

        /** Commits may be on their way: the last entry can be of a later revision than the view knows. */
        static Entry next(View view, Event event) {
            Slice<Entry> all = view.all(EVENTS);
            String batch = HexFormat.of().toHexDigits(view.revision()) + "-";
            int count = all.count();
            String last = count == 0 ? "" : all.at(count - 1).key();
            if (last.compareTo(batch) < 0) {
                return new Entry(batch + HexFormat.of().toHexDigits(0), event);
            }
            int number = HexFormat.fromHexDigits(last, batch.length(), last.length()) + 1;
            return new Entry(last.substring(0, batch.length()) + HexFormat.of().toHexDigits(number), event);
        }
    }

    /**
     * Somebody who reads every event at least once.
     *
     * @param position the key of the last entry it has had, empty for none
     */
    public record Reader(String key, String position) implements Row {}

    /** Makes sure that entries are kept for this reader from now on. */
    public static void subscribe(Tx tx, String reader) {
        if (tx.find(READERS, reader).isEmpty()) {
            Slice<Entry> all = tx.all(EVENTS);
            int count = all.count();
            tx.put(
                    READERS,
                    new Reader(reader, count == 0 ? "" : all.at(count - 1).key()));
        }
    }

    /** The oldest entries that this reader has not had; none for a stranger. */
    public static List<Entry> unread(View view, String reader, int most) {
        return view.find(READERS, reader)
                .map(known -> view.all(EVENTS).after(known.position()).stream()
                        .limit(most)
                        .toList())
                .orElse(List.of());
    }

    /** The reader has had everything up to this entry. */
    public static void acknowledge(Tx tx, String reader, Entry last) {
        tx.put(READERS, new Reader(reader, last.key()));
    }

    /** The reader is no more. */
    public static void unsubscribe(Tx tx, String reader) {
        tx.delete(READERS, reader);
    }
}
