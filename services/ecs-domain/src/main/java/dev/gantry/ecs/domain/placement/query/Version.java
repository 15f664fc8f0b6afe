package dev.gantry.ecs.domain.placement.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A dotted numeric version, as in {@code 1.105.1}; what is missing counts as 0. */
record Version(List<Integer> numbers) implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile("v?\\d{1,9}(\\.\\d{1,9})*");

    static Optional<Version> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.startsWith("v") ? text.substring(1) : text;
        return Optional.of(new Version(
                Arrays.stream(digits.split("\\.")).map(Integer::valueOf).toList()));
    }

    @Override
    public int compareTo(Version other) {
        int length = Math.max(numbers.size(), other.numbers.size());
        for (int i = 0; i < length; i++) {
            int order = Integer.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }
}
