package dev.gantry.network;

import static java.util.Objects.requireNonNullElse;

import dev.gantry.shapes.ec2.Filter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Filters on what is no row: zones, regions and tags. */
public final class PlainFilters<T> {

    private final Map<String, Function<T, @Nullable String>> values = new HashMap<>();

    public PlainFilters<T> with(String name, Function<T, @Nullable String> value) {
        values.put(name, value);
        return this;
    }

    public Predicate<T> read(List<Filter> wanted) {
        return wanted.stream().map(this::read).reduce(_ -> true, Predicate::and);
    }

    private Predicate<T> read(Filter filter) {
        Function<T, @Nullable String> value = values.get(requireNonNullElse(filter.name(), ""));
        if (value == null) {
            throw Ec2Error.invalidValue("The filter '" + filter.name() + "' is invalid");
        }
        List<String> patterns = filter.valuesOrEmpty();
        return thing -> {
            String text = requireNonNullElse(value.apply(thing), "");
            return patterns.stream().anyMatch(pattern -> Glob.matches(pattern, text));
        };
    }
}
