package dev.gantry.agent.engine;

import dev.gantry.agent.logs.LogSink;
import dev.gantry.agent.time.Timeline;
import dev.gantry.value.Ids;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What an agent lives in.
 *
 * @param effects runs calls of the runtime, which block: virtual threads, or the caller's own in a simulated fleet
 * @param logs where output of containers with the awslogs driver goes; without one the driver is the runtime's
 */
public record Surroundings(Timeline timeline, Executor effects, Ids ids, Optional<LogSink> logs) {}
