package dev.gantry.kernel;

import dev.gantry.kernel.state.Sealed;
import dev.gantry.kernel.state.Snapshot;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes batches durable and seen, in the order in which they have run. A batch that ran on top of one that could not be
 * written is refused with it. One thread at a time is in here.
 */
final class Committer {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    private final ReentrantLock turn = new ReentrantLock();
    private final List<Consumer<Published>> followers = new CopyOnWriteArrayList<>();
    private final Journal journal;
    private volatile Snapshot view;
    private volatile int falls;

    /** Why the latest fall. */
    private JournalException fallen = new JournalException("another server writes");

    Committer(Journal journal, Snapshot nothing) {
        this.journal = journal;
        this.view = nothing;
    }

    /** The newest published view. */
    Snapshot view() {
        return view;
    }

    /** How often what had run was given up. Whoever sees a new number must begin at the published view again. */
    int falls() {
        return falls;
    }

    boolean isBusyOnThisThread() {
        return turn.isHeldByCurrentThread();
    }

    void loaded(Snapshot loaded) {
        view = loaded;
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

    /** Afterwards every command has its answer or failure. Throws if this server may write no more. */
    void commit(RunBatch batch) {
        turn.lock();
        try {
            if (batch.falls() != falls) {
                batch.fail(notWritten(fallen));
            } else if (!batch.sealed().changes().isEmpty()) {
                write(batch);
            }
        } finally {
            turn.unlock();
        }
    }

    private void write(RunBatch batch) {
        long revision;
        try {
            revision = journal.commit(batch.stored());
        } catch (JournalException failure) {
            fall(failure);
            batch.fail(notWritten(failure));
            if (failure instanceof JournalLostException lost) {
                throw lost;
            }
            LOG.error("A batch of {} changes was not written", batch.stored().size(), failure);
            return;
        } catch (RuntimeException | Error unforeseen) {
            JournalLostException lost = new JournalLostException("It is unknown what was written", unforeseen);
            fall(lost);
            batch.fail(lost);
            throw lost;
        }
        publish(batch.sealed(), revision);
    }

    private void fall(JournalException why) {
        fallen = why;
        falls++;
    }

    private static JournalException notWritten(JournalException failure) {
        return new JournalException("Nothing was written: " + failure.getMessage(), failure);
    }

    /** What another server has written. What has run here and is not durable yet stands on nothing now. */
    void publishForeign(Sealed sealed, long revision) {
        turn.lock();
        try {
            falls++;
            publish(sealed, revision);
        } finally {
            turn.unlock();
        }
    }

    private void publish(Sealed sealed, long revision) {
        view = sealed.at(revision);
        Published published = new Published(view, sealed.changes());
        for (Consumer<Published> follower : followers) {
            try {
                follower.accept(published);
            } catch (RuntimeException | Error mistake) {
                LOG.error("A follower failed at revision {}", revision, mistake);
            }
        }
    }
}
