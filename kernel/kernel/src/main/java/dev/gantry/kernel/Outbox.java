package dev.gantry.kernel;

import dev.gantry.value.Event;
import dev.gantry.value.Row;
import java.util.List;

/** Facts that were committed with the rows that made them true, in order, until their readers have had them. */
public final class Outbox {

    /** What has been emitted, oldest first. */
    public static final Table<Entry> EVENTS = Table.of("kernel.outbox", Entry.class);

    static final List<Table<?>> TABLES = List.of(EVENTS);

    private Outbox() {}

    /**
     * One event.
     *
     * @param key ascends in the order of emission: the revision that the command began at, and a number
     */
    public record Entry(String key, Event event) implements Row {

        static Entry next(View view, Event event) {
            Slice<Entry> all = view.all(EVENTS);
            String batch = "%016x-".formatted(view.revision());
            int count = all.count();
            String last = count == 0 ? "" : all.at(count - 1).key();
            int number = last.startsWith(batch) ? Integer.parseInt(last.substring(batch.length()), 16) + 1 : 0;
            return new Entry(batch + "%08x".formatted(number), event);
        }
    }
}
