package dev.gantry.agent.engine;

import java.time.Instant;

/** An image that this agent pulled from a registry, and can pull again. */
record ImageUse(String name, Instant pulledAt, Instant lastUsedAt) {

    ImageUse usedAt(Instant time) {
        return new ImageUse(name, pulledAt, time);
    }
}
