package dev.gantry.ecs.domain.identifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The opaque nextToken of a List operation: the last key of the page before, with a checksum. */
public final class PageToken {

    private PageToken() {}

    /** A token that continues after this key. */
    public static String after(String key) {
        String text = checksum(key) + ":" + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** The key that a request's token continues after; empty for the first page. */
    public static Optional<String> key(@Nullable String token) {
        return token == null || token.isEmpty() ? Optional.empty() : Optional.of(decoded(token));
    }

    private static String decoded(String token) {
        String text = text(token);
        int colon = text.indexOf(':');
        String key = text.substring(colon + 1);
        if (colon < 0 || !text.substring(0, colon).equals(checksum(key))) {
            throw invalid();
        }
        return key;
    }

    private static String text(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
    }

    private static String checksum(String key) {
        CRC32 sum = new CRC32();
        sum.update(key.getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static InvalidParameterException invalid() {
        return new InvalidParameterException("Invalid token");
    }
}
