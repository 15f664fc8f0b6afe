package dev.gantry.kernel.loop;

import dev.gantry.kernel.Change;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.EngineStoppedException;
import dev.gantry.kernel.Published;
import dev.gantry.kernel.Worker;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a worker its turns, beside the writer: those of one key one after the other, those of different keys at once. */
public final class WorkerLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);

    /** So many turns may run at once. */
    public static final int AT_ONCE = 64;

    private final Worker worker;
    private final Engine engine;
    private final Turns turns;

    private WorkerLoop(Worker worker, Engine engine, Backoff backoff, int atOnce) {
        this.worker = worker;
        this.engine = engine;
        this.turns = new Turns(engine.timeline(), engine.ids(), backoff, atOnce, this::start);
    }

    /** Starts with the keys that the worker names at a start, and goes on with those that changes wake. */
    public static WorkerLoop start(Worker worker, Engine engine) {
        return start(worker, engine, Backoff.USUAL, AT_ONCE);
    }

    public static WorkerLoop start(Worker worker, Engine engine, Backoff backoff, int atOnce) {
        WorkerLoop loop = new WorkerLoop(worker, engine, backoff, atOnce);
        worker.wakenAtStart(engine.follow(loop::mark)).forEach(loop.turns::mark);
        return loop;
    }

    private void mark(Published published) {
        published.changes().forEach(this::mark);
    }

    private void mark(Change<?> change) {
        try {
            worker.wakenBy(change).forEach(turns::mark);
        } catch (RuntimeException mistake) {
            LOG.error("{} was not woken by {} {}", worker.name(), change.table(), change.key(), mistake);
        }
    }

    private void start(String key) {
        engine.timeline().fork(worker.name() + " " + key, () -> work(key));
    }

    private void work(String key) {
        turns.sees(key);
        try {
            Optional<Instant> next = worker.work(key, engine.view());
            turns.finished(key, next);
        } catch (EngineStoppedException end) {
            turns.close();
        } catch (InterruptedException | RuntimeException | Error mistake) {
            int failures = turns.failed(key);
            LOG.warn("{} failed at {}, {} times in a row", worker.name(), key, failures, mistake);
        }
    }

    /** Looks at the key, as after a change. */
    public void wake(String key) {
        turns.mark(key);
    }

    /** Whether no key waits for its turn or has it; alarms may still be pending. */
    public boolean isIdle() {
        return turns.isIdle();
    }

    @Override
    public void close() {
        turns.close();
    }
}
