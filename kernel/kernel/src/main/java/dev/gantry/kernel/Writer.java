package dev.gantry.kernel;

import dev.gantry.kernel.codec.RowCodec;
import dev.gantry.kernel.codec.RowException;
import dev.gantry.kernel.state.Schema;
import dev.gantry.kernel.state.WorkingView;
import dev.gantry.kernel.time.Timeline;
import dev.gantry.value.Ids;
import dev.gantry.value.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs commands, batch after batch, on a working view that may be ahead of what is durable. One thread at a time is in
 * here.
 */
final class Writer {

    private final ReentrantLock turn = new ReentrantLock();
    private final RowCodec codec = new RowCodec();
    private final Journal journal;
    private final Committer committer;
    private final Schema schema;
    private final Timeline timeline;
    private final Ids ids;
    private WorkingView working;
    private int falls;
    private Instant latest = Instant.MIN;

    Writer(Journal journal, Committer committer, Schema schema, Timeline timeline, Ids ids) {
        this.journal = journal;
        this.committer = committer;
        this.schema = schema;
        this.timeline = timeline;
        this.ids = ids;
        this.working = new WorkingView(committer.view());
    }

    boolean isBusyOnThisThread() {
        return turn.isHeldByCurrentThread();
    }

    void load() {
        turn.lock();
        try {
            committer.loaded(new Loading(schema, codec).load(journal));
            working = new WorkingView(committer.view());
            journal.follow(committer.view().revision(), this::replicate);
        } finally {
            turn.unlock();
        }
    }

    /** Runs the commands. What they changed is for the committer to make durable. */
    RunBatch run(List<Submission<?>> batch) {
        turn.lock();
        try {
            begin();
            batch.forEach(submission -> run(submission, working::keep));
            List<Journal.StoredChange> stored = encoded(batch);
            return new RunBatch(batch, working.seal(), stored, falls);
        } finally {
            turn.unlock();
        }
    }

    /** On top of what has run before, unless that could not be written. */
    private void begin() {
        int fallen = committer.falls();
        if (falls != fallen) {
            falls = fallen;
            working = new WorkingView(committer.view());
        }
        working.begin(committer.view().revision());
    }

    private void run(Submission<?> submission, Runnable keep) {
        Transaction tx = new Transaction(working, now(), ids);
        if (!submission.run(tx, keep)) {
            working.undo();
        }
        tx.end();
    }

    /** What the journal gets. If a command wrote a row that cannot be kept, the batch runs again and only that one fails. */
    private List<Journal.StoredChange> encoded(List<Submission<?>> batch) {
        try {
            return working.stored(codec::write);
        } catch (RowException | StackOverflowError unwritable) {
            working.rollBack();
            batch.forEach(submission -> run(submission, this::keepIfWritable));
            return working.stored(codec::write);
        }
    }

    private void keepIfWritable() {
        working.tryOut(codec::write);
        working.keep();
    }

    /** In whole milliseconds, as AWS tells time, and never backwards. */
    private Instant now() {
        Instant now = timeline.instant().truncatedTo(ChronoUnit.MILLIS);
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }

    /** What another server has written. This one's own commits come by here too, and are known already. */
    private void replicate(Journal.Batch batch) {
        if (committer.isBusyOnThisThread()) {
            return;
        }
        turn.lock();
        try {
            if (batch.revision() > committer.view().revision()) {
                working = new WorkingView(committer.view());
                batch.changes().forEach(this::apply);
                working.keep();
                committer.publishForeign(working.seal(), batch.revision());
            }
        } finally {
            turn.unlock();
        }
    }

    private void apply(Journal.StoredChange change) {
        schema.named(change.table()).ifPresent(table -> apply(table, change));
    }

    private <R extends Row> void apply(Table<R> table, Journal.StoredChange change) {
        R row = change.isDelete() ? null : codec.read(table, change.key(), change.version(), change.json());
        working.write(table, change.key(), row);
    }
}
