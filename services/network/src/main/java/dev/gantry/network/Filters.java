package dev.gantry.network;

import static java.util.Objects.requireNonNullElse;

import dev.gantry.shapes.ec2.Filter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The filters that a Describe operation knows: a row fits if it fits all filters, and a filter if one of its values does.
 * Values may hold {@code *} and {@code ?}.
 */
final class Filters<R> {

    private final Map<String, BiFunction<R, Network, List<String>>> values = new HashMap<>();

    Filters<R> one(Function<R, String> value, String... names) {
        return with((row, _) -> List.of(value.apply(row)), names);
    }

    Filters<R> is(Predicate<R> value, String... names) {
        return one(row -> Boolean.toString(value.test(row)), names);
    }

    Filters<R> some(Function<R, Optional<String>> value, String... names) {
        return with((row, _) -> value.apply(row).stream().toList(), names);
    }

    Filters<R> many(Function<R, List<String>> value, String... names) {
        return with((row, _) -> value.apply(row), names);
    }

    /** What only the rest of the network tells. */
    Filters<R> with(BiFunction<R, Network, List<String>> value, String... names) {
        for (String name : names) {
            values.put(name, value);
        }
        return this;
    }

    Predicate<R> read(List<Filter> wanted, Network network, Function<R, String> id) {
        return wanted.stream().map(filter -> read(filter, network, id)).reduce(_ -> true, Predicate::and);
    }

    private Predicate<R> read(Filter filter, Network network, Function<R, String> id) {
        String name = requireNonNullElse(filter.name(), "");
        List<String> patterns = filter.valuesOrEmpty();
        if (patterns.isEmpty()) {
            throw Ec2Error.of("InvalidParameterValue", "The filter 'null' is invalid");
        }
        Function<R, List<String>> value = value(name, network, id);
        return row -> value.apply(row).stream()
                .anyMatch(text -> patterns.stream().anyMatch(pattern -> Glob.matches(pattern, text)));
    }

    private Function<R, List<String>> value(String name, Network network, Function<R, String> id) {
        if (name.startsWith("tag:")) {
            String key = name.substring(4);
            return row -> Optional.ofNullable(network.tagMap(id.apply(row)).get(key)).stream()
                    .toList();
        }
        if (name.equals("tag-key")) {
            return row -> List.copyOf(network.tagMap(id.apply(row)).keySet());
        }
        if (name.equals("tag-value")) {
            return row -> List.copyOf(network.tagMap(id.apply(row)).values());
        }
        BiFunction<R, Network, List<String>> known = values.get(name);
        if (known == null) {
            throw Ec2Error.invalidValue("The filter '" + name + "' is invalid");
        }
        return row -> known.apply(row, network);
    }
}
