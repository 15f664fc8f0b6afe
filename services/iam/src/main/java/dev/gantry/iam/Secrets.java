package dev.gantry.iam;

import java.security.SecureRandom;
import java.util.Base64;

/** New access key ids, secrets and session tokens. They come from chance alone, never from a command's ids. */
final class Secrets {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_BYTES = 30;
    private static final int TOKEN_BYTES = 180;

    private final SecureRandom chance = new SecureRandom();

    /** Twenty characters, as in {@code AKIAIOSFODNN7EXAMPLE}. */
    String keyId(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(BASE32.charAt(chance.nextInt(BASE32.length())));
        }
        return id.toString();
    }

    /** Forty characters. */
    String secret() {
        return text(SECRET_BYTES);
    }

    String token() {
        return text(TOKEN_BYTES);
    }

    private String text(int length) {
        byte[] bytes = new byte[length];
        chance.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
