package dev.gantry.agent.runtime;

import java.time.Instant;

/** One line that a container wrote, without its line end. */
public record LogLine(Instant at, boolean standardError, String text) {}
