package dev.gantry.auth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The derived keys of late. Only verified requests add to it, so that a stranger cannot push others out. */
final class DerivedKeys {

    private static final int LIMIT = 4_096;

    private final Map<Use, DerivedKey> keys = new ConcurrentHashMap<>();

    DerivedKey get(String secret, Credential credential) {
        return Optional.ofNullable(keys.get(new Use(secret, credential)))
                .orElseGet(() -> DerivedKey.of(secret, credential));
    }

    void keep(String secret, Credential credential, DerivedKey key) {
        if (keys.size() >= LIMIT) {
            keys.clear();
        }
        keys.putIfAbsent(new Use(secret, credential), key);
    }

    private record Use(String secret, Credential credential) {}
}
