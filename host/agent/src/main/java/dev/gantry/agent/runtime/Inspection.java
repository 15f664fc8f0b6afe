package dev.gantry.agent.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container as the runtime sees it now.
 *
 * @param address its own address in the first network that gives it one
 * @param health {@code healthy}, {@code unhealthy}, {@code starting} or empty without a check
 */
public record Inspection(
        String id,
        String name,
        String image,
        ContainerStatus status,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        int exitCode,
        boolean outOfMemory,
        Optional<String> address,
        String health,
        List<PortBinding> bindings,
        Map<String, String> labels) {}
