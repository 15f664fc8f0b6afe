package dev.gantry.ecs.domain.task;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A task's timestamps in epoch milliseconds, 0 for what has not happened. They are ordered as they stand here, except
 * that a container may have stopped executing before the stop was noticed, and that connectivity changes at any time.
 */
public record TaskTimes(
        long created,
        long pullStarted,
        long pullStopped,
        long started,
        long stopping,
        long executionStopped,
        long stopped,
        long connectivity) {

    static TaskTimes createdAt(Instant at) {
        return new TaskTimes(at.toEpochMilli(), 0, 0, 0, 0, 0, 0, 0);
    }

    public Instant createdAt() {
        return Instant.ofEpochMilli(created);
    }

    public Optional<Instant> pullStartedAt() {
        return instant(pullStarted);
    }

    public Optional<Instant> pullStoppedAt() {
        return instant(pullStopped);
    }

    public Optional<Instant> startedAt() {
        return instant(started);
    }

    public Optional<Instant> stoppingAt() {
        return instant(stopping);
    }

    public Optional<Instant> executionStoppedAt() {
        return instant(executionStopped);
    }

    public Optional<Instant> stoppedAt() {
        return instant(stopped);
    }

    public Optional<Instant> connectivityAt() {
        return instant(connectivity);
    }

    private static Optional<Instant> instant(long millis) {
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** The newest of them: whatever happens next happened no earlier, whatever a clock says. */
    long latest() {
        return LongStream.of(created, pullStarted, pullStopped, started, stopping, executionStopped, stopped)
                .max()
                .orElse(created);
    }

    TaskTimes withConnectivity(long at) {
        return new TaskTimes(created, pullStarted, pullStopped, started, stopping, executionStopped, stopped, at);
    }

    TaskTimes withStarted(long at) {
        return new TaskTimes(created, pullStarted, pullStopped, at, stopping, executionStopped, stopped, connectivity);
    }

    TaskTimes withStopping(long at) {
        return new TaskTimes(created, pullStarted, pullStopped, started, at, executionStopped, stopped, connectivity);
    }

    TaskTimes withStopped(long at) {
        return new TaskTimes(created, pullStarted, pullStopped, started, stopping, executionStopped, at, connectivity);
    }

    /** The first report of an agent counts. Its clock may differ from ours: what it says is moved into our order. */
    TaskTimes withPulls(Optional<Instant> pullStartedAt, Optional<Instant> pullStoppedAt, long now) {
        long limit = firstOf(now, started, stopping);
        long begin = pullStarted == 0 ? between(pullStartedAt, created, firstOf(limit, pullStopped)) : pullStarted;
        long end = pullStopped == 0 ? between(pullStoppedAt, Math.max(created, begin), limit) : pullStopped;
        return new TaskTimes(created, begin, end, started, stopping, executionStopped, stopped, connectivity);
    }

    /** Likewise; not before the stop that was asked for. */
    TaskTimes withExecutionStopped(Optional<Instant> reported, long now) {
        long end = executionStopped == 0 ? between(reported, latest(), now) : executionStopped;
        return new TaskTimes(created, pullStarted, pullStopped, started, stopping, end, stopped, connectivity);
    }

    /** The earliest of what has happened, and of now. */
    private static long firstOf(long now, long... times) {
        return LongStream.of(times).filter(time -> time != 0).reduce(now, Math::min);
    }

    private static long between(Optional<Instant> reported, long least, long most) {
        return reported.map(at -> Math.clamp(at.toEpochMilli(), least, most)).orElse(0L);
    }
}
