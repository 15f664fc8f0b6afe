package dev.gantry.agent.engine;

import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what stopped tasks left behind, some time after their end and not before it was reported. */
final class Cleanup {

    private static final Logger LOG = LoggerFactory.getLogger(Cleanup.class);
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final AgentSettings settings;
    private final Effects effects;
    private final Surroundings around;
    private volatile boolean closed;

    Cleanup(AgentSettings settings, Effects effects, Surroundings around) {
        this.settings = settings;
        this.effects = effects;
        this.around = around;
    }

    void close() {
        closed = true;
    }

    void after(TaskState task, BooleanSupplier mayBegin, Runnable done) {
        Instant end = task.times().stoppedAt().orElse(around.timeline().now());
        at(end.plus(settings.cleanupWait()), task, mayBegin, done);
    }

    private void at(Instant time, TaskState task, BooleanSupplier mayBegin, Runnable done) {
        around.timeline()
                .at(
                        time,
                        () -> around.effects().execute(() -> {
                            if (closed) {
                                return;
                            }
                            if (mayBegin.getAsBoolean() && cleaned(task)) {
                                done.run();
                            } else {
                                at(around.timeline().now().plus(retry()), task, mayBegin, done);
                            }
                        }));
    }

    private Duration retry() {
        return settings.cleanupWait().compareTo(RETRY) < 0
                        && !settings.cleanupWait().isZero()
                ? settings.cleanupWait()
                : RETRY;
    }

    private boolean cleaned(TaskState task) {
        try {
            effects.clean(task);
            return true;
        } catch (RuntimeFailure failure) {
            return false;
        } catch (RuntimeException fault) {
            LOG.error(
                    "What {} left behind could not be removed, it is tried again",
                    task.plan().arn(),
                    fault);
            return false;
        }
    }
}
