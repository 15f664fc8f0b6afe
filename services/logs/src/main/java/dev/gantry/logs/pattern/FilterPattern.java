package dev.gantry.logs.pattern;

import dev.gantry.shapes.logs.InvalidParameterException;
import java.util.Map;

/**
 * A filter pattern of FilterLogEvents and TestMetricFilter: terms, {@code { JSON conditions }} or {@code [fields]}.
 * Source: CloudWatch Logs user guide, "Filter pattern syntax".
 */
public sealed interface FilterPattern permits TermsPattern, JsonPattern, FieldsPattern {

    /** Throws the model's InvalidParameterException where the text is no pattern; an empty one matches everything. */
    static FilterPattern parse(String text) {
        String pattern = text.strip();
        if (pattern.startsWith("{")) {
            requireEnd(pattern, "{", "}");
            return JsonPattern.parse(pattern);
        }
        if (pattern.startsWith("[")) {
            requireEnd(pattern, "[", "]");
            return FieldsPattern.parse(pattern);
        }
        return TermsPattern.parse(pattern);
    }

    private static void requireEnd(String pattern, String begin, String end) {
        if (!pattern.endsWith(end)) {
            throw new InvalidParameterException(
                    "If a filter pattern starts with '" + begin + "' it must end with '" + end + "'");
        }
    }

    boolean matches(String message);

    /** What the pattern names in a message that it matches: fields by {@code $name}, JSON values by selector. */
    Map<String, String> extract(String message);
}
