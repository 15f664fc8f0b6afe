package dev.gantry.auth;

import java.time.Instant;
import java.util.Optional;

/** What the verifier must know about an access key. Temporary keys have a session token, and an end. */
public record AccessKey(String id, String secret, Optional<String> sessionToken, Optional<Instant> expires) {

    /** A key without a session. */
    public static AccessKey permanent(String id, String secret) {
        return new AccessKey(id, secret, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
