package dev.gantry.agent.runtime;

/**
 * The runtime and its machine.
 *
 * @param version as in {@code 20.10.24}
 * @param memoryMiB all of the machine's memory
 */
public record RuntimeInfo(String name, String version, int cpus, int memoryMiB, String architecture) {}
