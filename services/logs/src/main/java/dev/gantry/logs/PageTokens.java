package dev.gantry.logs;

import dev.gantry.shapes.logs.InvalidParameterException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nextToken of listings: where the page before ended, in a form that nobody takes apart. */
public final class PageTokens {

    private static final String SEPARATOR = "\n";

    private PageTokens() {}

    public static String write(String... parts) {
        byte[] text = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Exactly so many parts. */
    public static List<String> read(String token, int count) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split(SEPARATOR, -1));
            if (parts.size() == count) {
                return parts;
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    /** The only part of the token, or the text before all others where there is no token. */
    public static String after(@Nullable String token) {
        return token == null ? "" : read(token, 1).getFirst();
    }

    public static InvalidParameterException invalid() {
        return new InvalidParameterException("The specified nextToken is invalid.");
    }
}
