package dev.gantry.kernel;

import dev.gantry.value.Event;
import dev.gantry.value.Ids;
import dev.gantry.value.Row;
import java.time.Instant;

/**
 * What a command sees and changes: the working view, with its own writes in it. A command that throws leaves nothing
 * behind.
 */
public interface Tx extends View {

    /** The time of this command; it comes with the call, so that the same commands give the same state. */
    Instant now();

    Ids ids();

    /** Adds the row, or replaces the one with its key. */
    <R extends Row> void put(Table<R> table, R row);

    /** Removes the row with this key, if there is one. */
    <R extends Row> void delete(Table<R> table, String key);

    /** Puts a fact into the outbox, committed with the rows. */
    void emit(Event event);
}
