package dev.gantry.agent.runtime;

import java.util.Map;

/** One line of the list of containers. */
public record ContainerSummary(String id, String name, ContainerStatus status, Map<String, String> labels) {}
