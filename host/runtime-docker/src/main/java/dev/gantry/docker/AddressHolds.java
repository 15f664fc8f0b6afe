package dev.gantry.docker;

import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A task's address may still be held by the one that had it before, while that is on its way down: its host was lost to
 * the control plane for a while. So the same start is worth a few tries.
 */
final class AddressHolds {

    private static final int TRIES = 5;

    private final Map<String, Integer> tries = new ConcurrentHashMap<>();

    /** What to throw when the container or sandbox of this name cannot have its address. */
    RuntimeFailure failure(String who, EngineError error) {
        if (tries.merge(who, 1, Integer::sum) < TRIES) {
            return RuntimeFailure.passing(Kind.RESOURCE, error.detail());
        }
        tries.remove(who);
        return RuntimeFailure.of(
                Kind.RESOURCE, error.detail() + " (the network interface's address is held by another container)");
    }

    void forget(String who) {
        tries.remove(who);
    }
}
