package dev.gantry.kernel.state;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What has become of a piece of work that was given to another thread. */
public final class Outcome {

    private Outcome() {}

    /** Waits for the work, and throws what it threw. */
    public static <T> T of(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException mistake) {
            throw mistake.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(mistake);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Loading was interrupted", stopped);
        }
    }
}
