package dev.gantry.ecs.hub;

import dev.gantry.kernel.EngineStoppedException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one session's work in order, one piece at a time, on a thread borrowed only while there is some: ten thousand
 * idle sessions hold no thread.
 */
final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final String owner;
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    Mailbox(String owner, Executor executor) {
        this.owner = owner;
        this.executor = executor;
    }

    void post(Runnable work) {
        synchronized (this) {
            waiting.add(work);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::drain);
    }

    private void drain() {
        for (Runnable work = next(); work != null; work = next()) {
            try {
                work.run();
            } catch (EngineStoppedException end) {
                LOG.debug("The session of {} ends with the server", owner);
            } catch (RuntimeException mistake) {
                LOG.error("The session of {} failed at a message", owner, mistake);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable work = waiting.poll();
        running = work != null;
        return work;
    }
}
