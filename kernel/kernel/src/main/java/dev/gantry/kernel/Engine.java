package dev.gantry.kernel;

import dev.gantry.kernel.state.Schema;
import dev.gantry.kernel.time.Timeline;
import dev.gantry.value.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer. Commands from any thread are gathered into batches; a batch runs, becomes durable in one commit, is
 * published as a view, and only then are its callers answered. A command that throws leaves nothing behind.
 *
 * <p>A server's engine has a thread of its own. A stepping engine runs each batch on the thread that submits it, so that
 * a simulated world is one thread.
 */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int LARGEST_BATCH = 1024;

    private final BlockingQueue<Submission<?>> waiting = new LinkedBlockingQueue<>();
    private final AtomicBoolean drainPlanned = new AtomicBoolean();
    private final Journal journal;
    private final Timeline timeline;
    private final Ids ids;
    private final Writer writer;
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
        this.writer = new Writer(journal, new Schema(all), timeline, ids);
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
        return writer.view();
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
        if (writer.isBusyOnThisThread()) {
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
        return writer.follow(follower);
    }

    private void enqueue(Submission<?> submission) {
        waiting.add(submission);
        if (stopped) {
            failWaiting();
        }
    }

    private void drain() {
        drainPlanned.set(false);
        List<Submission<?>> batch = new ArrayList<>();
        while (waiting.drainTo(batch, LARGEST_BATCH) > 0) {
            process(batch);
            batch.clear();
        }
    }

    private void lead() {
        try {
            journal.whileLeading(this::serve);
        } catch (RuntimeException lost) {
            LOG.error("The journal is lost, this server writes no more", lost);
        } finally {
            leading = false;
            stop();
        }
    }

    private void serve() {
        leading = true;
        List<Submission<?>> batch = new ArrayList<>();
        try {
            while (!stopped) {
                batch.add(waiting.take());
                waiting.drainTo(batch, LARGEST_BATCH - 1);
                process(batch);
                batch.clear();
            }
        } catch (InterruptedException noLongerLeading) {
            Thread.currentThread().interrupt();
        }
    }

    private void process(List<Submission<?>> batch) {
        try {
            writer.process(batch);
        } catch (JournalLostException lost) {
            LOG.error("The journal is lost, this server writes no more", lost);
            stop();
        }
        batch.forEach(Engine::answer);
    }

    private static void answer(Submission<?> submission) {
        try {
            submission.answer();
        } catch (RuntimeException mistake) {
            LOG.error("Whoever posted a command failed at its answer", mistake);
        }
    }

    private void stop() {
        stopped = true;
        failWaiting();
    }

    private void failWaiting() {
        List<Submission<?>> left = new ArrayList<>();
        waiting.drainTo(left);
        for (Submission<?> submission : left) {
            submission.fail(new EngineStoppedException("The engine has stopped."));
            answer(submission);
        }
    }

    /** Ends after the batch that is on its way; what waits is refused. The journal stays open: it is its opener's. */
    @Override
    public void close() {
        stopped = true;
        if (leading && !stepping) {
            waiting.add(new Submission<>(_ -> true, _ -> {}, _ -> {}));
        } else {
            thread.interrupt();
        }
        if (!stepping) {
            joinThread();
        }
        failWaiting();
    }

    private void joinThread() {
        try {
            thread.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
