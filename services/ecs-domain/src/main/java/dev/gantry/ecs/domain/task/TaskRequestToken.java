package dev.gantry.ecs.domain.task;

import dev.gantry.value.Scope;

/** A clientToken and where it counts. */
public record TaskRequestToken(Scope scope, String cluster, String token) {

    /** The key of its {@link IdempotencyToken}. */
    public String key() {
        return scope.prefix() + cluster + "/" + token;
    }
}
