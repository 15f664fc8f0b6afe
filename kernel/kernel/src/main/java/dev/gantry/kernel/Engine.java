package dev.gantry.kernel;

import dev.gantry.kernel.state.Schema;
import dev.gantry.kernel.state.Snapshot;
import dev.gantry.kernel.time.Timeline;
import dev.gantry.value.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer. Commands from any thread are gathered into batches; a batch runs, becomes durable in one commit, is
 * published as a view, and only then are its callers answered. A command that throws leaves nothing behind.
 *
 * <p>A server's engine has two threads: while one commits a batch the other runs the next one on top of it, which is
 * refused if that commit fails. A stepping engine runs each batch on the thread that submits it, so that
 * a simulated world is one thread.
 */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int LARGEST_BATCH = 1024;

    private final Inbox inbox = new Inbox();
    private final AtomicBoolean drainPlanned = new AtomicBoolean();
    private final Journal journal;
    private final Timeline timeline;
    private final Ids ids;
    private final Committer committer;
    private final Writer writer;
    private final CommitThread commits = new CommitThread(this::finish);
    private final Thread thread;
    private final boolean stepping;
    private volatile boolean stopped;
    private volatile boolean leading;

    private Engine(Journal journal, Collection<? extends Table<?>> tables, Timeline timeline, Ids ids, boolean step) {
        List<Table<?>> all = new ArrayList<>(Outbox.TABLES);
        all.addAll(tables);
        this.journal = journal;
        this.timeline = timeline;
        this.ids = ids;
        Schema schema = new Schema(all);
        this.committer = new Committer(journal, Snapshot.empty(schema));
        this.writer = new Writer(journal, committer, schema, timeline, ids);
        this.stepping = step;
        this.thread = Thread.ofPlatform().name("writer").unstarted(this::lead);
    }

    /** Loads the journal's rows and starts the writer on a thread of its own. */
    public static Engine start(Journal journal, Collection<? extends Table<?>> tables, Timeline timeline, Ids ids) {
        Engine engine = new Engine(journal, tables, timeline, ids, false);
        engine.writer.load();
        engine.thread.start();
        return engine;
    }

    /** Loads the journal's rows; batches run on the thread that submits them, or as steps of the timeline. */
    public static Engine stepping(Journal journal, Collection<? extends Table<?>> tables, Timeline timeline, Ids ids) {
        Engine engine = new Engine(journal, tables, timeline, ids, true);
        engine.writer.load();
        engine.leading = true;
        return engine;
    }

    /** The newest published view: everything in it is durable. */
    public View view() {
        return committer.view();
    }

    public Timeline timeline() {
        return timeline;
    }

    public Ids ids() {
        return ids;
    }

    /** Whether this server is the one that writes. Commands that are submitted before it is wait until it is. */
    public boolean leading() {
        return leading && !stopped;
    }

    /**
     * Runs the command in the writer and returns its answer once its changes are durable. Throws what the command throws,
     * {@link JournalException} if its batch could not be written, {@link EngineStoppedException} after the end.
     */
    public <O> O submit(Function<Tx, O> command) {
        if (writer.isBusyOnThisThread() || committer.isBusyOnThisThread() || commits.isThisThread()) {
            throw new IllegalStateException(
                    "A command is submitted from within the writer: it would wait for itself for ever.");
        }
        Submission.Waiter<O> waiter = new Submission.Waiter<>();
        enqueue(waiter.submission(command));
        if (stepping) {
            drain();
        }
        return waiter.await();
    }

    /** As {@link #submit} for a command without an answer. */
    public void execute(Consumer<Tx> command) {
        submit(tx -> {
            command.accept(tx);
            return true;
        });
    }

    /**
     * Hands the command over without waiting. It joins the next batch; one of the two consumers is told in the writer,
     * and must be quick.
     */
    public <O> void post(Function<Tx, O> command, Consumer<O> done, Consumer<Throwable> failed) {
        enqueue(new Submission<>(command, done, failed));
        if (stepping && drainPlanned.compareAndSet(false, true)) {
            timeline.schedule(timeline.instant(), this::drain);
        }
    }

    /**
     * Calls the follower after each publication, once and in order, before the batch's callers are answered. It is called
     * in the writer: it must hand over and return. It begins after the view that this returns.
     */
    public View follow(Consumer<Published> follower) {
        return committer.follow(follower);
    }

    private void enqueue(Submission<?> submission) {
        if (!inbox.add(submission)) {
            refuse(submission);
        }
    }

    private void drain() {
        drainPlanned.set(false);
        for (List<Submission<?>> batch = inbox.take(LARGEST_BATCH);
                !batch.isEmpty();
                batch = inbox.take(LARGEST_BATCH)) {
            run(batch, this::finish);
        }
    }

    private void lead() {
        try {
            journal.whileLeading(this::serve);
        } catch (RuntimeException | Error lost) {
            LOG.error("The journal is lost, this server writes no more", lost);
        } finally {
            leading = false;
            stop();
            commits.close();
        }
    }

    private void serve() {
        leading = true;
        try {
            for (List<Submission<?>> batch = inbox.await(LARGEST_BATCH);
                    !batch.isEmpty();
                    batch = inbox.await(LARGEST_BATCH)) {
                run(batch, commits::take);
            }
        } catch (InterruptedException noLongerLeading) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever happens, every command of the batch is answered. */
    private void run(List<Submission<?>> batch, Consumer<RunBatch> next) {
        RunBatch run;
        try {
            run = writer.run(batch);
        } catch (RuntimeException | Error mistake) {
            LOG.error("The writer failed, this server writes no more", mistake);
            stop();
            batch.forEach(Engine::refuse);
            return;
        }
        next.accept(run);
    }

    private void finish(RunBatch batch) {
        try {
            committer.commit(batch);
        } catch (JournalLostException lost) {
            LOG.error("The journal is lost, this server writes no more", lost);
            stop();
        }
        batch.submissions().forEach(Engine::answer);
    }

    private static void answer(Submission<?> submission) {
        try {
            submission.answer();
        } catch (RuntimeException | Error mistake) {
            LOG.error("Whoever posted a command failed at its answer", mistake);
        }
    }

    private static void refuse(Submission<?> submission) {
        submission.fail(new EngineStoppedException("The engine has stopped."));
        answer(submission);
    }

    private void stop() {
        stopped = true;
        inbox.close().forEach(Engine::refuse);
    }

    /** Ends after the batches that are on their way; what waits is refused. The journal stays open: it is its opener's. */
    @Override
    public void close() {
        stop();
        if (!stepping) {
            if (!leading) {
                thread.interrupt();
            }
            joinThread();
        }
    }

    private void joinThread() {
        try {
            thread.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
