package dev.gantry.agent.logs;

import java.time.Instant;

/** One event of a log stream. */
public record LogEvent(Instant timestamp, String message) {}
