package dev.gantry.kernel;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A command on its way through the engine, and what has become of it. */
final class Submission<O> {

    private final Function<Tx, O> command;
    private final Consumer<O> done;
    private final Consumer<Throwable> failed;
    private @Nullable O answer;
    private @Nullable Throwable failure;

    Submission(Function<Tx, O> command, Consumer<O> done, Consumer<Throwable> failed) {
        this.command = command;
        this.done = done;
        this.failed = failed;
    }

    /** Runs the command and keeps what it wrote; false if either has thrown. */
    boolean run(Tx tx, Runnable keep) {
        failure = null;
        try {
            answer = command.apply(tx);
            keep.run();
            return true;
        } catch (Throwable thrown) {
            failure = thrown;
            return false;
        }
    }

    void fail(Throwable why) {
        failure = why;
    }

    /** Tells whoever waits. */
    @SuppressWarnings("NullAway") // a command may answer with null if whoever submitted it says so
    void answer() {
        if (failure == null) {
            done.accept(answer);
        } else {
            failed.accept(failure);
        }
    }

    /** Whoever blocks until a command is durable. */
    static final class Waiter<O> {

        private final CountDownLatch answered = new CountDownLatch(1);
        private @Nullable O answer;
        private @Nullable Throwable failure;

        Submission<O> submission(Function<Tx, O> command) {
            return new Submission<>(command, this::done, this::failed);
        }

        private void done(O value) {
            answer = value;
            answered.countDown();
        }

        private void failed(Throwable why) {
            failure = why;
            answered.countDown();
        }

        /** An interrupt does not end the wait, because it would not end the command either. */
        @SuppressWarnings("NullAway") // as above
        O await() {
            boolean interrupted = false;
            while (true) {
                try {
                    answered.await();
                    break;
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (failure != null) {
                throw Waiter.<RuntimeException>asItWas(failure);
            }
            return answer;
        }

        @SuppressWarnings("unchecked")
        private static <X extends Throwable> X asItWas(Throwable failure) throws X {
            throw (X) failure;
        }
    }
}
