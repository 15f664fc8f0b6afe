package dev.gantry.agent.runtime;

import java.time.Instant;
import java.util.List;

/** A container runs: since when, and the host ports that are now bound. */
public record Started(Instant at, List<PortBinding> bindings) {}
