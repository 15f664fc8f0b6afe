package dev.gantry.iam;

import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Forgets the keys of sessions some time after their end: every task with a role gets a new one each hour. Until then
 * their callers hear that the token is expired, not that the key is unknown.
 */
public final class SessionExpiryController implements Controller {

    static final Duration GRACE = Duration.ofHours(1);

    @Override
    public String name() {
        return "SessionExpiry";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return change
                .in(AccessKeys.TABLE)
                .flatMap(Change::after)
                .filter(key -> key.expires().isPresent())
                .map(AccessKey::key)
                .stream();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return view.all(AccessKeys.TABLE).stream()
                .filter(key -> key.expires().isPresent())
                .map(AccessKey::key);
    }

    @Override
    public Optional<Instant> turn(String key, Tx tx) {
        Optional<Instant> end =
                tx.find(AccessKeys.TABLE, key).flatMap(AccessKey::expires).map(expires -> expires.plus(GRACE));
        if (end.filter(due -> !tx.now().isBefore(due)).isPresent()) {
            tx.delete(AccessKeys.TABLE, key);
            return Optional.empty();
        }
        return end;
    }
}
