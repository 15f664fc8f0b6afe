package dev.gantry.agent.runtime;

import java.util.Map;

/** A named volume. */
public record VolumeSpec(String name, String driver, Map<String, String> options, Map<String, String> labels) {}
