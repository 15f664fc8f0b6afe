package dev.gantry.auth;

import java.util.Map;

/**
 * A request whose signature is right.
 *
 * @param body the payload, free of the framing of a streamed one
 * @param trailers what followed a streamed payload, by lower-case name
 */
public record Accepted(Signature signature, AccessKey key, byte[] body, Map<String, String> trailers) {

    public Credential credential() {
        return signature.credential();
    }
}
