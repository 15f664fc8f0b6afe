package dev.gantry.agent.runtime;

/** What a command in a container came to. */
public record ExecResult(int exitCode, String output) {}
