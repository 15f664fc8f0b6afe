package dev.gantry.kernel;

import java.util.List;
import java.util.function.Consumer;

/** The log behind every view. Implementations pass JournalContract. */
public interface Journal extends AutoCloseable {

    /** Hands over all rows, in any order, and returns the revision that they stand at. */
    long load(Consumer<StoredRow> rows);

    /**
     * All or nothing, durable on return, fenced by leadership. Returns the new revision. No row is in it twice. Throws
     * {@link JournalException} if nothing was written, {@link JournalLostException} if there is no telling; anything else
     * counts as the latter. It is called by one thread at a time, not always the one that has loaded.
     */
    long commit(List<StoredChange> changes);

    /** Every later batch, once and in order. To be called with the revision that {@link #load} has returned, before commits. */
    void follow(long after, Consumer<Batch> sink);

    /** Runs while this server leads and has every batch of those who led before; interrupts when it no longer does. */
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
