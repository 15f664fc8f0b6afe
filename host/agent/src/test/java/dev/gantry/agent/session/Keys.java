package dev.gantry.agent.session;

import dev.gantry.auth.AccessKey;
import dev.gantry.auth.Verifier;
import java.time.Instant;
import java.util.Optional;

/** The access keys of the tests' agents. */
final class Keys {

    static final AccessKey PERMANENT =
            AccessKey.permanent("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    static final AccessKey SESSION = new AccessKey(
            "ASIAIOSFODNN7EXAMPLE",
            "7mNzXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLESEC",
            Optional.of("FwoGZXIvYXdzEXAMPLE+token/=="),
            Optional.of(Instant.parse("2100-01-01T00:00:00Z")));

    private Keys() {}

    static Verifier verifier() {
        return new Verifier(id -> Optional.of(PERMANENT)
                .filter(key -> key.id().equals(id))
                .or(() -> Optional.of(SESSION).filter(key -> key.id().equals(id))));
    }
}
