package dev.gantry.kernel.state;

import dev.gantry.kernel.Change;
import dev.gantry.kernel.Journal;
import dev.gantry.kernel.Table;
import dev.gantry.value.Row;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A row that was put or deleted, and what stood there before. */
record Write<R extends Row>(
        Table<R> table,
        String key,
        @Nullable R before,
        @Nullable R after) {

    private static final byte[] DELETED = new byte[0];

    /** This write and a later one of the same key as one. */
    Write<R> then(Write<?> later) {
        return new Write<>(table, key, before, table.type().cast(later.after));
    }

    boolean isNothing() {
        return Objects.equals(before, after);
    }

    /** Where the row stands in the store. */
    Place place() {
        return new Place(table, key);
    }

    record Place(Table<?> table, String key) {}

    /** As the journal keeps it. */
    Journal.StoredChange stored(BiFunction<Table<?>, Row, byte[]> encode) {
        byte[] json = after == null ? DELETED : encode.apply(table, after);
        return new Journal.StoredChange(table.name(), key, table.version(), json);
    }

    Change<R> change() {
        return new Change<>(table, key, Optional.ofNullable(before), Optional.ofNullable(after));
    }
}
