package dev.gantry.agent.logs;

import java.time.Instant;

/**
 * How far a container's output was delivered.
 *
 * @param at the time of the last delivered line
 * @param count how many lines of exactly that time were delivered
 */
record LogPosition(Instant at, int count) {

    LogPosition after(Instant next, int lines) {
        return next.equals(at) ? new LogPosition(at, count + lines) : new LogPosition(next, lines);
    }
}
