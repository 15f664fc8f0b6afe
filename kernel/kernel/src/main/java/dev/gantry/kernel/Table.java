package dev.gantry.kernel;

import dev.gantry.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table's name, its row type and its indexes. Tables are constants of the service that owns the rows.
 *
 * @param <R> the row type
 */
public final class Table<R extends Row> {

    private final String name;
    private final Class<R> type;
    private final List<Index<R>> indexes = new ArrayList<>();

    private Table(String name, Class<R> type) {
        this.name = name;
        this.type = type;
    }

    /** The name is what {@code sqlite3} and {@code etcdctl} show, as in {@code ecs.tasks}. */
    public static <R extends Row> Table<R> of(String name, Class<R> type) {
        return new Table<>(name, type);
    }

    /** Declares an index: the values under which a row is found, none to leave it out. Call only from a constant. */
    public Index<R> index(String indexName, Function<R, List<String>> values) {
        Index<R> index = new Index<>(this, indexName, indexes.size(), values);
        indexes.add(index);
        return index;
    }

    /** An index by one value that every row has. */
    public Index<R> indexBy(String indexName, Function<R, String> value) {
        return index(indexName, row -> List.of(value.apply(row)));
    }

    /** An index by one value that some rows have. */
    public Index<R> indexSome(String indexName, Function<R, Optional<String>> value) {
        return index(indexName, row -> value.apply(row).map(List::of).orElse(List.of()));
    }

    public String name() {
        return name;
    }

    public Class<R> type() {
        return type;
    }

    public List<Index<R>> indexes() {
        return List.copyOf(indexes);
    }

    @Override
    public String toString() {
        return name;
    }
}
