package dev.gantry.kernel;

import java.util.List;
import java.util.function.Consumer;

/** The log behind every view. Implementations pass JournalContract. */
public interface Journal extends AutoCloseable {

    /** Hands over all rows, in any order, and returns the revision that they stand at. */
    long load(Consumer<StoredRow> rows);

    /** All or nothing, durable on return, fenced by leadership. Returns the new revision. */
    long commit(List<StoredChange> changes);

    /** Every later batch, once and in order. */
    void follow(long after, Consumer<Batch> sink);

    /** Runs while this server leads; interrupts when it no longer does. */
    void whileLeading(Runnable work);

    @Override
    void close();

    /** A row as the journal keeps it: JSON text and the version of its type. */
    record StoredRow(String table, String key, int version, byte[] json) {}

    /** A written or deleted row. A deleted one has empty JSON. */
    record StoredChange(String table, String key, int version, byte[] json) {

        public boolean isDelete() {
            return json.length == 0;
        }
    }

    /** What one commit wrote. */
    record Batch(long revision, List<StoredChange> changes) {}
}
