package dev.gantry.ecs.domain.identifier;

import dev.gantry.value.Scope;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One copy of the words that a million rows repeat: cluster and family names, groups, images, scopes. */
public final class Shared {

    private static final Map<Scope, Scope> SCOPES = new ConcurrentHashMap<>();

    private Shared() {}

    public static String text(String text) {
        return text.intern();
    }

    public static Optional<String> text(Optional<String> text) {
        return text.map(String::intern);
    }

    public static Scope scope(Scope scope) {
        Scope known = SCOPES.get(scope);
        return known != null ? known : Objects.requireNonNullElse(SCOPES.putIfAbsent(scope, scope), scope);
    }
}
