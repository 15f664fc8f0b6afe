package dev.gantry.ecs.domain.instance;

import dev.gantry.value.Row;

/**
 * The strictly increasing number that an instance's payloads and manifests share: an agent drops a manifest that does
 * not exceed all that it has seen.
 */
public record AgentSequence(InstanceId id, long last) implements Row {

    public static AgentSequence beginning(InstanceId id) {
        return new AgentSequence(id, 0);
    }

    @Override
    public String key() {
        return id.key();
    }

    /** The row to write before a message goes out with {@code last} as its number. */
    public AgentSequence next() {
        return new AgentSequence(id, last + 1);
    }
}
