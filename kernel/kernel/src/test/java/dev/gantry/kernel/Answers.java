package dev.gantry.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Posts commands and keeps their answers in the order of their coming. */
final class Answers {

    private final Engine engine;
    private final List<String> came = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Semaphore count = new Semaphore(0);

    Answers(Engine engine) {
        this.engine = engine;
    }

    <O> void post(String name, Function<Tx, O> command) {
        engine.post(command, answer -> came(name + " " + answer), failure -> failed(name, failure));
    }

    /** The same, and returns when the command has run. */
    void postAndRun(String name, Function<Tx, ?> command) {
        Semaphore ran = new Semaphore(0);
        post(name, tx -> {
            Object answer = command.apply(tx);
            ran.release();
            return answer;
        });
        ran.acquireUninterruptibly();
    }

    private synchronized void came(String answer) {
        came.add(answer);
        count.release();
    }

    private synchronized void failed(String name, Throwable failure) {
        failures.add(failure);
        came(name + " failed");
    }

    /** Waits until so many more have come, and tells all that have. */
    List<String> await(int more) {
        count.acquireUninterruptibly(more);
        return soFar();
    }

    synchronized List<String> soFar() {
        return List.copyOf(came);
    }

    synchronized List<Throwable> failures() {
        return List.copyOf(failures);
    }
}
