package dev.gantry.network;

import dev.gantry.kernel.Table;
import dev.gantry.shapes.ec2.Filter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a Describe operation finds its rows. */
public final class Listing<R extends NetworkRow> {

    private final Table<R> table;
    private final ResourceKind kind;
    private final Filters<R> filters;

    Listing(Table<R> table, ResourceKind kind, Filters<R> filters) {
        this.table = table;
        this.kind = kind;
        this.filters = filters;
    }

    /** What a request wants. */
    public record Wish(
            List<String> ids,
            List<Filter> filters,
            @Nullable Integer maxResults,
            @Nullable String nextToken) {}

    /** One page of rows in the order of their ids. */
    public record Page<R>(List<R> rows, Optional<String> nextToken) {

        public <A> List<A> map(Function<R, A> answer) {
            return rows.stream().map(answer).toList();
        }
    }

    /** Refuses ids that are not there and filters that nobody knows. */
    public Page<R> read(Network network, Wish wish) {
        Predicate<R> fits = filters.read(wish.filters(), network, NetworkRow::id);
        String after =
                Optional.ofNullable(wish.nextToken()).map(Listing::decode).orElse("");
        int limit = wish.maxResults() == null ? Integer.MAX_VALUE : wish.maxResults();
        List<R> rows = candidates(network, wish.ids())
                .filter(fits)
                .filter(row -> row.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(NetworkRow::id))
                .limit(limit + 1L)
                .toList();
        return rows.size() <= limit
                ? new Page<>(rows, Optional.empty())
                : new Page<>(
                        rows.subList(0, limit),
                        Optional.of(encode(rows.get(limit - 1).id())));
    }

    private Stream<R> candidates(Network network, List<String> ids) {
        return ids.isEmpty()
                ? network.all(table)
                : ids.stream().distinct().map(id -> network.require(table, kind, id)).toList().stream();
    }

    public static String encode(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    public static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw Ec2Error.of("InvalidNextToken", "The token '" + token + "' is invalid");
        }
    }
}
