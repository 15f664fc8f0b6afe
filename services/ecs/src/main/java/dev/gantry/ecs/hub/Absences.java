package dev.gantry.ecs.hub;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows tasks as DISCONNECTED once their agent has been away for a while: agents come back from most absences within a
 * second, and every change of a task is an event.
 */
final class Absences {

    private static final Logger LOG = LoggerFactory.getLogger(Absences.class);
    private static final Duration GRACE = Duration.ofSeconds(90);

    private final Engine engine;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    Absences(Engine engine) {
        this.engine = engine;
    }

    void began(InstanceId instance) {
        Instant now = engine.timeline().instant();
        since.put(instance.key(), now);
        later(() -> {
            if (since.remove(instance.key(), now)) {
                post(tx -> Connections.away(tx, instance));
            }
        });
    }

    void ended(InstanceId instance) {
        since.remove(instance.key());
    }

    /** At the hub's start: agents that do not come back may have been away already when its predecessor stopped. */
    void all() {
        later(() -> post(Connections::allAway));
    }

    private void later(Runnable work) {
        engine.timeline().schedule(engine.timeline().instant().plus(GRACE), work);
    }

    private void post(Consumer<Tx> command) {
        engine.post(
                tx -> {
                    command.accept(tx);
                    return true;
                },
                _ -> {},
                failure -> LOG.warn("Tasks of agents that are away still look connected", failure));
    }
}
