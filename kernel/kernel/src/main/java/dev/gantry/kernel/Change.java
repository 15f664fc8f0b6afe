package dev.gantry.kernel;

import dev.gantry.value.Row;
import java.util.Optional;

/** One row as it was and as it is. Both are there for a replaced row, only one for a new or a deleted one. */
public record Change<R extends Row>(Table<R> table, String key, Optional<R> before, Optional<R> after) {

    /** This change, if it is one of that table's. */
    @SuppressWarnings("unchecked")
    public <T extends Row> Optional<Change<T>> in(Table<T> wanted) {
        return table == (Object) wanted ? Optional.of((Change<T>) this) : Optional.empty();
    }
}
