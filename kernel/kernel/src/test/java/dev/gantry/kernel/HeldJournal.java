package dev.gantry.kernel;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A journal whose every commit waits until a test lets it happen, or fail. */
final class HeldJournal implements Journal {

    private final Journal journal;
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore allowed = new Semaphore(0);
    private volatile @Nullable Throwable failure;

    HeldJournal(Journal journal) {
        this.journal = journal;
    }

    /** Returns when one more commit is on its way. */
    void awaitCommit() {
        begun.acquireUninterruptibly();
    }

    /** The commit that is on its way, or the next one, happens. */
    void letHappen() {
        allowed.release();
    }

    /** No commit waits any more. */
    void letAllHappen() {
        allowed.release(1_000_000);
    }

    /** The commit that is on its way, or the next one, writes nothing. */
    void letFail(Throwable why) {
        failure = why;
        allowed.release();
    }

    @Override
    public long load(Consumer<StoredRow> rows) {
        return journal.load(rows);
    }

    @Override
    public long commit(List<StoredChange> changes) {
        begun.release();
        allowed.acquireUninterruptibly();
        Throwable why = failure;
        failure = null;
        switch (why) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new IllegalArgumentException(why);
        }
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
