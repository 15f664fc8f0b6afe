package dev.gantry.ecs.hub;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.instance.AgentSequence;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.kernel.Engine;

/**
 * Gives out an instance's message numbers in blocks that are durable before the first of them goes out: after a crash the
 * numbers jump ahead, they never come twice.
 */
final class Sequence {

    private static final int BLOCK = 1000;

    private final Engine engine;
    private final InstanceId instance;
    private long next;
    private long limit;

    Sequence(Engine engine, InstanceId instance) {
        this.engine = engine;
        this.instance = instance;
    }

    /** An older session of the instance may still be at it while a newer one begins. */
    synchronized long next() {
        if (next == limit) {
            limit = engine.submit(tx -> {
                AgentSequence before =
                        tx.find(EcsTables.SEQUENCES, instance.key()).orElseGet(() -> AgentSequence.beginning(instance));
                AgentSequence reserved = before.reserve(BLOCK, tx.now());
                tx.put(EcsTables.SEQUENCES, reserved);
                return reserved.last();
            });
            next = limit - BLOCK;
        }
        return ++next;
    }
}
