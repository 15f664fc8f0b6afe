package dev.gantry.ecs.domain.identifier;

import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One page of a List operation.
 *
 * @param nextToken present when more may follow; opaque to clients
 */
public record Page<T>(List<T> items, Optional<String> nextToken) {

    /** The first items that pass the filter; the token continues after the last one's key. */
    public static <T> Page<T> of(Iterable<T> rows, Predicate<T> filter, Function<T, String> key, int size) {
        List<T> items = new ArrayList<>();
        for (T row : rows) {
            if (!filter.test(row)) {
                continue;
            }
            if (items.size() == size) {
                return new Page<>(items, Optional.of(PageToken.after(key.apply(items.getLast()))));
            }
            items.add(row);
        }
        return new Page<>(items, Optional.empty());
    }

    public <O> List<O> map(Function<T, O> view) {
        return items.stream().map(view).toList();
    }

    /** The requested size, or the operation's default; outside of 1..largest it is refused. */
    public static int size(Optional<Integer> requested, int usual, int largest) {
        int size = requested.orElse(usual);
        if (size < 1 || size > largest) {
            throw new InvalidParameterException("maxResults should be between 1 and " + largest);
        }
        return size;
    }
}
