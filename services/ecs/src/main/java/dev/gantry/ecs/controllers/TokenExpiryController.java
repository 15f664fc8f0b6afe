package dev.gantry.ecs.controllers;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.task.IdempotencyToken;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Forgets client tokens after their day: SDKs send one with every RunTask. */
public final class TokenExpiryController implements Controller {

    @Override
    public String name() {
        return "TokenExpiry";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return change.in(EcsTables.TOKENS).flatMap(Change::after).map(IdempotencyToken::key).stream();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return view.all(EcsTables.TOKENS).stream().map(IdempotencyToken::key);
    }

    @Override
    public Optional<Instant> turn(String key, Tx tx) {
        Optional<IdempotencyToken> token = tx.find(EcsTables.TOKENS, key);
        if (token.filter(known -> known.isExpired(tx.now())).isPresent()) {
            tx.delete(EcsTables.TOKENS, key);
            return Optional.empty();
        }
        return token.map(IdempotencyToken::expiresAt);
    }
}
