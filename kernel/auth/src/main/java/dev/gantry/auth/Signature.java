package dev.gantry.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a request claims about its signer; nothing in it is true before {@link Verifier} says so.
 *
 * @param signedHeaders lower-case names in the order of the claim
 * @param value 64 hexadecimal digits
 * @param timestamp as in {@code 20150830T123600Z}
 * @param validFor only for a presigned URL
 * @param token the session token that came along
 */
public record Signature(
        Credential credential,
        List<String> signedHeaders,
        String value,
        String timestamp,
        Instant time,
        Optional<Duration> validFor,
        Optional<String> token) {

    boolean isPresigned() {
        return validFor.isPresent();
    }
}
