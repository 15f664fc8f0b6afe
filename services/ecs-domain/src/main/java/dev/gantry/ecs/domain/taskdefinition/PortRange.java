package dev.gantry.ecs.domain.taskdefinition;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A containerPortRange, as in {@code 8000-8010}. */
record PortRange(int first, int last) implements Comparable<PortRange> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    private static final Comparator<PortRange> ORDER =
            Comparator.comparingInt(PortRange::first).thenComparingInt(PortRange::last);

    /** Empty unless 1 ≤ first &lt; last ≤ 65535. */
    static Optional<PortRange> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        PortRange range = new PortRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        boolean valid = range.first >= 1 && range.first < range.last && range.last <= 65535;
        return valid ? Optional.of(range) : Optional.empty();
    }

    @Override
    public int compareTo(PortRange other) {
        return ORDER.compare(this, other);
    }
}
