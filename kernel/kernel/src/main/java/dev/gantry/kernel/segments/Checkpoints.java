package dev.gantry.kernel.segments;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forces the files of full redo logs beside the appender, oldest first, so that the redo logs can be given up. */
final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final BlockingQueue<Optional<RedoLog>> full = new ArrayBlockingQueue<>(4);
    private final Thread thread;
    private boolean failed;

    Checkpoints(String name) {
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Waits while too many are on their way: the disk is slower than the appends. */
    void retire(RedoLog log) throws InterruptedException {
        full.put(Optional.of(log));
    }

    private void run() {
        try {
            for (Optional<RedoLog> log = full.take(); log.isPresent(); log = full.take()) {
                retireNow(log.get());
            }
        } catch (InterruptedException nobodyInterruptsIt) {
            LOG.error("Segments are no longer forced to disk: interrupted");
        }
    }

    /** After a failure no redo log is given up any more: the next start repeats them in order. */
    private void retireNow(RedoLog log) {
        try {
            if (failed) {
                log.abandon();
            } else {
                log.retire();
            }
        } catch (IOException failure) {
            failed = true;
            LOG.error("Segments could not be forced to disk; their redo log is kept for the next start", failure);
        }
    }

    /** Retires what is left, the last log too, and ends the thread. */
    void close(Optional<RedoLog> last) throws InterruptedException {
        if (last.isPresent()) {
            full.put(last);
        }
        full.put(Optional.empty());
        thread.join();
    }
}
