package dev.gantry.docker;

import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for the engine, but not for ever: a call that takes longer is given up, with the agent's words. */
record Bound(Duration time, String transition) {

    <T> T on(Supplier<T> call) {
        FutureTask<T> answer = new FutureTask<>(call::get);
        Thread.ofVirtual().name("docker-call").start(answer);
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw RuntimeFailure.of(
                    Kind.TIMEOUT, "Could not transition to " + transition + "; timed out after waiting " + said());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw RuntimeFailure.of(Kind.UNAVAILABLE, "interrupted");
        }
    }

    /** As in 4m0s. */
    private String said() {
        long seconds = time.toSeconds();
        return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
    }
}
