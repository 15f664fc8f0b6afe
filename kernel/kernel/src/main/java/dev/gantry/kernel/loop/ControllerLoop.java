package dev.gantry.kernel.loop;

import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.EngineStoppedException;
import dev.gantry.kernel.Published;
import dev.gantry.kernel.Tx;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a controller its turns: each is a command among the writer's others. */
public final class ControllerLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControllerLoop.class);

    /** So many turns may wait in the writer at once: API commands come in between. */
    private static final int AT_ONCE = 256;

    private final Controller controller;
    private final Engine engine;
    private final Turns turns;

    private ControllerLoop(Controller controller, Engine engine, Backoff backoff) {
        this.controller = controller;
        this.engine = engine;
        this.turns = new Turns(engine.timeline(), engine.ids(), backoff, AT_ONCE, this::start);
    }

    /** Starts with the keys that the controller names at a start, and goes on with those that changes wake. */
    public static ControllerLoop start(Controller controller, Engine engine) {
        return start(controller, engine, Backoff.USUAL);
    }

    public static ControllerLoop start(Controller controller, Engine engine, Backoff backoff) {
        ControllerLoop loop = new ControllerLoop(controller, engine, backoff);
        controller.wakenAtStart(engine.follow(loop::mark)).forEach(loop.turns::mark);
        return loop;
    }

    private void mark(Published published) {
        published.changes().forEach(this::mark);
    }

    private void mark(Change<?> change) {
        try {
            controller.wakenBy(change).forEach(turns::mark);
        } catch (RuntimeException mistake) {
            LOG.error("{} was not woken by {} {}", controller.name(), change.table(), change.key(), mistake);
        }
    }

    private void start(String key) {
        engine.post(tx -> turn(key, tx), next -> turns.finished(key, next), mistake -> failed(key, mistake));
    }

    private Optional<Instant> turn(String key, Tx tx) {
        turns.sees(key);
        return controller.turn(key, tx);
    }

    private void failed(String key, Throwable mistake) {
        if (mistake instanceof EngineStoppedException) {
            turns.close();
            return;
        }
        int failures = turns.failed(key);
        LOG.warn("{} failed at {}, {} times in a row", controller.name(), key, failures, mistake);
    }

    /** Looks at the key, as after a change. */
    public void wake(String key) {
        turns.mark(key);
    }

    /** Whether no key waits for its turn; alarms may still be pending. */
    public boolean isIdle() {
        return turns.isIdle();
    }

    @Override
    public void close() {
        turns.close();
    }
}
