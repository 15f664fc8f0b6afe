package dev.gantry.agent.runtime;

import java.util.Set;

/**
 * An image on this machine.
 *
 * @param digest the registry's digest, {@code sha256:…}, empty for an image that never saw a registry
 * @param environmentNames the variables that the image sets itself
 */
public record Image(String id, String digest, Set<String> environmentNames) {}
