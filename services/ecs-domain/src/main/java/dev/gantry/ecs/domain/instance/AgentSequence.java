package dev.gantry.ecs.domain.instance;

import dev.gantry.value.Row;
import java.time.Instant;

/**
 * The strictly increasing number that an instance's payloads and manifests share: an agent drops a manifest that does
 * not exceed all that it has seen.
 */
public record AgentSequence(InstanceId id, long last) implements Row {

    /** Numbers are 32 bits wide on their way to the agent: seconds since then fit until 2094. */
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    public static AgentSequence beginning(InstanceId id) {
        return new AgentSequence(id, 0);
    }

    @Override
    public String key() {
        return id.key();
    }

    /**
     * The row to write before any of so many numbers goes out: those up to its {@code last}. They also keep ahead of the
     * seconds that pass, so that a server restored from a backup does not give out again what came after the backup.
     */
    public AgentSequence reserve(int block, Instant now) {
        return new AgentSequence(id, Math.max(last, now.getEpochSecond() - EPOCH.getEpochSecond()) + block);
    }
}
