package dev.gantry.kernel;

import dev.gantry.kernel.codec.RowCodec;
import dev.gantry.kernel.codec.RowException;
import dev.gantry.kernel.state.Schema;
import dev.gantry.kernel.state.Snapshot;
import dev.gantry.kernel.state.WorkingView;
import dev.gantry.kernel.time.Timeline;
import dev.gantry.value.Ids;
import dev.gantry.value.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the engine does with one batch: run, commit, publish. One thread at a time is in here. */
final class Writer {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final ReentrantLock turn = new ReentrantLock();
    private final List<Consumer<Published>> followers = new CopyOnWriteArrayList<>();
    private final RowCodec codec = new RowCodec();
    private final Journal journal;
    private final Schema schema;
    private final Timeline timeline;
    private final Ids ids;
    private WorkingView working;
    private volatile Snapshot view;
    private Instant latest = Instant.MIN;

    Writer(Journal journal, Schema schema, Timeline timeline, Ids ids) {
        this.journal = journal;
        this.schema = schema;
        this.timeline = timeline;
        this.ids = ids;
        this.view = Snapshot.empty(schema);
        this.working = new WorkingView(view);
    }

    Snapshot view() {
        return view;
    }

    boolean isBusyOnThisThread() {
        return turn.isHeldByCurrentThread();
    }

    void load() {
        turn.lock();
        try {
            view = new Loading(schema, codec).load(journal);
            working = new WorkingView(view);
            journal.follow(view.revision(), this::replicate);
        } finally {
            turn.unlock();
        }
    }

    View follow(Consumer<Published> follower) {
        turn.lock();
        try {
            followers.add(follower);
            return view;
        } finally {
            turn.unlock();
        }
    }

    /** Runs the commands and makes their changes durable and seen. Afterwards every one has its answer or failure. */
    void process(List<Submission<?>> batch) {
        turn.lock();
        try {
            batch.forEach(submission -> run(submission, working::keep));
            commit(batch, encoded(batch));
        } finally {
            turn.unlock();
        }
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

    private void commit(List<Submission<?>> batch, List<Journal.StoredChange> stored) {
        List<Change<?>> changes = working.changes();
        if (changes.isEmpty()) {
            return;
        }
        try {
            publish(journal.commit(stored), changes);
        } catch (RuntimeException failure) {
            working.rollBack();
            batch.forEach(submission -> submission.fail(notWritten(failure)));
            if (failure instanceof JournalLostException lost) {
                throw lost;
            }
            LOG.error("A batch of {} changes was not written", changes.size(), failure);
        }
    }

    private static JournalException notWritten(RuntimeException failure) {
        return new JournalException("Nothing was written: " + failure.getMessage(), failure);
    }

    private void publish(long revision, List<Change<?>> changes) {
        view = working.publish(revision);
        Published published = new Published(view, changes);
        for (Consumer<Published> follower : followers) {
            try {
                follower.accept(published);
            } catch (RuntimeException mistake) {
                LOG.error("A follower failed at revision {}", revision, mistake);
            }
        }
    }

    /** What another server has written. This one's own commits come by here too, and are known already. */
    private void replicate(Journal.Batch batch) {
        if (turn.isHeldByCurrentThread()) {
            return;
        }
        turn.lock();
        try {
            batch.changes().forEach(this::apply);
            working.keep();
            publish(batch.revision(), working.changes());
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
