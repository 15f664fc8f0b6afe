package dev.gantry.iam;

import java.time.Instant;
import java.util.Optional;

/** An access key with its secret in the clear: what its owner signs with. */
public record Credentials(
        String accessKeyId,
        String secretAccessKey,
        Optional<String> sessionToken,
        Optional<Instant> expires,
        Principal principal) {

    @Override
    public String toString() {
        return "Credentials[" + accessKeyId + " of " + principal.arn() + "]";
    }
}
