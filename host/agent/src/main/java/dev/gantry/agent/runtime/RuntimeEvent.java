package dev.gantry.agent.runtime;

import java.time.Instant;
import java.util.Map;

/** Something that happened to a container. */
public sealed interface RuntimeEvent {

    record Running(String id, Map<String, String> labels, Instant at) implements RuntimeEvent {}

    record Exited(String id, Map<String, String> labels, int exitCode, boolean outOfMemory, Instant at)
            implements RuntimeEvent {}

    /** The verdict of the container's health check changed. */
    record HealthChanged(String id, Map<String, String> labels, boolean healthy, Instant at) implements RuntimeEvent {}

    /** Somebody removed the container. */
    record Removed(String id, Map<String, String> labels, Instant at) implements RuntimeEvent {}

    /** The runtime is back: whoever listens should look at its containers again. */
    record Reconnected() implements RuntimeEvent {}
}
