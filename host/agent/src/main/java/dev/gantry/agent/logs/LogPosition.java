package dev.gantry.agent.logs;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a container's output was delivered: so many of the lines since a time, in the order in which they are kept.
 * Lines of two streams may be kept a little out of the order of their times; therefore the time stays behind, and the
 * next one is counted for a while before it takes its place.
 */
record LogPosition(Instant since, long count, Instant nextSince, long nextCount) {

    static final LogPosition NONE = new LogPosition(Instant.EPOCH, 0, Instant.EPOCH, 0);

    private static final Duration DISORDER = Duration.ofSeconds(1);

    LogPosition after(Instant line) {
        if (count == 0) {
            return new LogPosition(since, 1, line.plus(DISORDER), 0);
        }
        long next = nextCount + (line.isBefore(nextSince) ? 0 : 1);
        return line.isBefore(nextSince.plus(DISORDER))
                ? new LogPosition(since, count + 1, nextSince, next)
                : new LogPosition(nextSince, next, line.plus(DISORDER), 0);
    }
}
