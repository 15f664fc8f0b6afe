package dev.gantry.agent.runtime;

import java.time.Instant;
import java.util.Optional;

/** Which lines of a container: from this time on (included), and whether to wait for those to come. */
public record LogQuery(Optional<Instant> since, boolean follow) {

    public static final LogQuery ALL = new LogQuery(Optional.empty(), false);
}
