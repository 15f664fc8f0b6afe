package dev.gantry.benchmarks.report;

import java.util.Locale;
import java.util.Optional;

/**
 * One line of the results.
 *
 * @param ratio to the floor of the same run, with what the floor is
 * @param target what was wanted; empty for floors and for rows that stand beside another
 */
public record Row(String what, String measured, String ratio, String target, Optional<Boolean> met) {

    /** A figure that others are compared with. */
    public static Row floor(String what, String measured) {
        return new Row(what, measured, "floor", "", Optional.empty());
    }

    /** A figure to be seen beside others. */
    public static Row beside(String what, String measured, String ratio) {
        return new Row(what, measured, ratio, "", Optional.empty());
    }

    public static Row wanted(String what, String measured, String ratio, String target, boolean met) {
        return new Row(what, measured, ratio, target, Optional.of(met));
    }

    public String verdict() {
        return met.map(yes -> yes ? "yes" : "**no**").orElse("");
    }

    public static String ratio(double value, double floor, String floorName) {
        return format("%.2f × %s", value / floor, floorName);
    }

    public static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
