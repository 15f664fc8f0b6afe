package dev.gantry.kernel;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A journal that fails when told to, and counts its commits. */
final class FlakyJournal implements Journal {

    private final Journal journal;
    private @Nullable RuntimeException next;
    private int commits;

    FlakyJournal(Journal journal) {
        this.journal = journal;
    }

    void failNext(RuntimeException failure) {
        next = failure;
    }

    int commits() {
        return commits;
    }

    @Override
    public long load(Consumer<StoredRow> rows) {
        return journal.load(rows);
    }

    @Override
    public long commit(List<StoredChange> changes) {
        RuntimeException failure = next;
        next = null;
        if (failure != null) {
            throw failure;
        }
        commits++;
        return journal.commit(changes);
    }

    @Override
    public void follow(long after, Consumer<Batch> sink) {
        journal.follow(after, sink);
    }

    @Override
    public void whileLeading(Runnable work) {
        journal.whileLeading(work);
    }

    @Override
    public void close() {
        journal.close();
    }
}
