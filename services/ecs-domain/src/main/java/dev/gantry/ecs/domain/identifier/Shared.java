package dev.gantry.ecs.domain.identifier;

import dev.gantry.value.Scope;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One copy of the words that a million rows repeat: cluster and family names, groups, images, scopes. */
public final class Shared {

    private static final @Nullable String[] SLOTS = new @Nullable String[1 << 15];

    private static final Map<Scope, Scope> SCOPES = new ConcurrentHashMap<>();

    private Shared() {}

    /** The words met last stand in slots: the JVM's own table of shared words is slow, and every copy of a row asks it. */
    public static String text(String text) {
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & SLOTS.length - 1;
        String known = SLOTS[slot];
        if (known != null && known.equals(text)) {
            return known;
        }
        String shared = text.intern();
        SLOTS[slot] = shared;
        return shared;
    }

    @SuppressWarnings("ReferenceEquality") // the very same word needs no new Optional
    public static Optional<String> text(Optional<String> text) {
        if (text.isEmpty()) {
            return text;
        }
        String shared = text(text.get());
        return shared == text.get() ? text : Optional.of(shared);
    }

    public static Scope scope(Scope scope) {
        Scope known = SCOPES.get(scope);
        return known != null ? known : Objects.requireNonNullElse(SCOPES.putIfAbsent(scope, scope), scope);
    }
}
