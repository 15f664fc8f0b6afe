package dev.gantry.agent.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is posted one at a time, on the thread of whoever finds it idle. A full round is closed before its end is told. */
final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int ROUND = 64;

    private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Runnable afterRound;
    private volatile boolean closed;

    Mailbox(Runnable afterRound) {
        this.afterRound = afterRound;
    }

    /** Nothing that comes later is run. */
    void close() {
        closed = true;
    }

    void post(Runnable work) {
        if (closed) {
            return;
        }
        posted.add(work);
        if (waiting.getAndIncrement() == 0) {
            drain();
        }
    }

    private void drain() {
        int left = 1;
        while (left > 0) {
            int done = 0;
            while (done < Math.min(left, ROUND)) {
                run(posted.remove());
                done++;
            }
            run(afterRound);
            left = waiting.addAndGet(-done);
        }
    }

    /** One task that cannot be handled must not hold up the others. */
    private void run(Runnable work) {
        if (closed) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.error("The agent could not handle a message", failure);
        }
    }
}
