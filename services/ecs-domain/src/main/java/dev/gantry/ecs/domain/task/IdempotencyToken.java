package dev.gantry.ecs.domain.task;

import dev.gantry.value.Row;
import dev.gantry.value.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A RunTask's clientToken, remembered for 24 hours.
 *
 * @param fingerprint of the request without its token: the same token with another request is a conflict
 * @param taskIds of the tasks that the first request started
 */
public record IdempotencyToken(
        Scope scope, String cluster, String token, String fingerprint, List<String> taskIds, Instant expiresAt)
        implements Row {

    private static final Duration KEPT = Duration.ofHours(24);

    public IdempotencyToken {
        taskIds = List.copyOf(taskIds);
    }

    public static IdempotencyToken of(TaskRequestToken token, String fingerprint, List<String> taskIds, Instant now) {
        return new IdempotencyToken(
                token.scope(), token.cluster(), token.token(), fingerprint, taskIds, now.plus(KEPT));
    }

    @Override
    public String key() {
        return new TaskRequestToken(scope, cluster, token).key();
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
