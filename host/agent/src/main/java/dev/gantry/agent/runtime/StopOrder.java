package dev.gantry.agent.runtime;

import java.time.Duration;
import java.util.Optional;

/** How to end a container: its own stop signal or this one, then SIGKILL after the timeout. */
public record StopOrder(Optional<String> signal, Duration timeout) {

    public static StopOrder after(Duration timeout) {
        return new StopOrder(Optional.empty(), timeout);
    }
}
