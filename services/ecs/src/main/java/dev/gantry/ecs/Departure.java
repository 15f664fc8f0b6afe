package dev.gantry.ecs;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.value.Row;
import java.time.Instant;

/** When a container instance was deregistered: it stays describable as INACTIVE for a while. */
public record Departure(InstanceId id, Instant at) implements Row {

    @Override
    public String key() {
        return id.key();
    }
}
