package dev.gantry.world.life;

import dev.gantry.shapes.Structure;
import java.util.regex.Pattern;

/** Requests in a few words: what nobody said is left out. */
final class Short {

    private static final Pattern UNSAID = Pattern.compile("[a-zA-Z0-9]+=null(, )?");

    private Short() {}

    static String of(Object request) {
        return request instanceof Structure said
                ? UNSAID.matcher(said.toString()).replaceAll("").replace(", ]", "]")
                : String.valueOf(request);
    }
}
