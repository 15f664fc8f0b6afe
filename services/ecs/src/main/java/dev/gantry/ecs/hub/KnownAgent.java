package dev.gantry.ecs.hub;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.kernel.Engine;
import java.time.Duration;
import java.time.Instant;

/**
 * What the hub remembers of an agent from one session to the next: agents open a new one every half hour. A hub that has
 * just started remembers nothing.
 */
final class KnownAgent {

    /** Half of what role credentials last. */
    private static final Duration REFRESH = Duration.ofHours(3);

    private final Sequence numbers;
    private Instant credentialsDue = Instant.MIN;

    KnownAgent(Engine engine, InstanceId instance) {
        this.numbers = new Sequence(engine, instance);
    }

    Sequence numbers() {
        return numbers;
    }

    /** Whether the credentials of all its tasks should be issued anew, well before they expire. */
    synchronized boolean needsCredentials(Instant now) {
        return !now.isBefore(credentialsDue);
    }

    synchronized void gotCredentials(Instant now) {
        credentialsDue = now.plus(REFRESH);
    }
}
