package dev.gantry.ecs;

import dev.gantry.ecs.domain.identifier.Page;
import dev.gantry.ecs.domain.identifier.PageToken;
import dev.gantry.kernel.Slice;
import dev.gantry.value.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Pages of rows, up to a hundred each, as most List operations have them. */
public final class Pages {

    private static final int PAGE = 100;

    private Pages() {}

    /** The page that a request's nextToken and maxResults ask for. */
    public static <R extends Row> Page<R> of(
            Slice<R> rows, Predicate<R> filter, @Nullable String nextToken, @Nullable Integer maxResults) {
        return of(rows, filter, nextToken, size(maxResults));
    }

    /** Likewise, of an operation whose pages have a size of their own. */
    public static <R extends Row> Page<R> of(Slice<R> rows, Predicate<R> filter, @Nullable String nextToken, int size) {
        Slice<R> rest = PageToken.key(nextToken).map(rows::after).orElse(rows);
        return Page.of(rest, filter, Row::key, size);
    }

    /** Likewise, in an order that is not that of keys: positions ascend. */
    public static <T> Page<T> of(
            List<T> sorted, Predicate<T> filter, Function<T, String> position, @Nullable String nextToken, int size) {
        Optional<String> after = PageToken.key(nextToken);
        List<T> rest = sorted.stream()
                .filter(each -> after.isEmpty() || position.apply(each).compareTo(after.get()) > 0)
                .toList();
        return Page.of(rest, filter, position, size);
    }

    /** The size of a page that is asked for, or the operation's own. */
    public static int size(@Nullable Integer maxResults, int usual) {
        return Page.size(Optional.ofNullable(maxResults), usual, PAGE);
    }

    public static int size(@Nullable Integer maxResults) {
        return Page.size(Optional.ofNullable(maxResults), PAGE, PAGE);
    }
}
