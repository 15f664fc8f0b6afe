package dev.gantry.agent.task;

import java.time.Duration;
import java.util.List;

/** Restarts a container in place, if it ran for the period and its exit code is not ignored. */
public record RestartPolicy(List<Integer> ignoredExitCodes, Duration period) {}
