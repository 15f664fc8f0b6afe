package dev.gantry.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.value.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A table's name, its row type and its indexes. Tables are constants of the service that owns the rows.
 *
 * @param <R> the row type
 */
public final class Table<R extends Row> {

    private final String name;
    private final Class<R> type;
    private final List<Index<R>> indexes = new ArrayList<>();
    private final List<UnaryOperator<ObjectNode>> upcasts = new ArrayList<>();
    private final List<Derivation<?, R>> derivations = new ArrayList<>();

    /** A value that follows the table, and how. */
    public record Derivation<S, R extends Row>(Derived<S> derived, Derived.Step<S, R> step) {}

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

    /**
     * Declares a new version of the row type, and how the JSON of a row of the version before becomes one of this. The
     * first release's rows have version 1, each call makes one more, and none may ever be taken away. Call only where
     * the constant is made.
     */
    public Table<R> upcast(UnaryOperator<ObjectNode> fromTheVersionBefore) {
        upcasts.add(fromTheVersionBefore);
        return this;
    }

    /** The version that rows are written with. */
    public int version() {
        return upcasts.size() + 1;
    }

    /** The JSON of a row of that version as one of today's. */
    public ObjectNode upcast(int from, ObjectNode row) {
        if (from < 1 || from > version()) {
            throw new IllegalArgumentException("it has version " + from + ", this release knows up to " + version());
        }
        ObjectNode upcast = row;
        for (UnaryOperator<ObjectNode> step : upcasts.subList(from - 1, upcasts.size())) {
            upcast = step.apply(upcast);
        }
        return upcast;
    }

    <S> void derive(Derived<S> derived, Derived.Step<S, R> step) {
        derivations.add(new Derivation<>(derived, step));
    }

    /** The values that follow the table. */
    public List<Derivation<?, R>> derivations() {
        return Collections.unmodifiableList(derivations);
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
