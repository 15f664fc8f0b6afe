package dev.gantry.agent.task;

import java.time.Duration;
import java.time.Instant;

/** Something that the lifecycle wants done; its outcome comes back as a {@link Signal}. */
public sealed interface Action {

    /** Make volumes, cgroup and sandbox. */
    record Prepare() implements Action {}

    /** Give the sandbox back. */
    record Release() implements Action {}

    record Pull(String container) implements Action {}

    record Create(String container) implements Action {}

    record Start(String container) implements Action {}

    record Stop(String container, Duration timeout) implements Action {}

    /** Send a {@link Signal.Tick} at this time. */
    record Wake(Instant at) implements Action {}
}
