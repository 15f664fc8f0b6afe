package dev.gantry.kernel;

import dev.gantry.value.Row;
import java.util.List;
import java.util.function.Function;

/**
 * Finds a table's rows by a value of theirs, in the order of their keys.
 *
 * @param position the place among the table's indexes
 */
public record Index<R extends Row>(Table<R> table, String name, int position, Function<R, List<String>> values) {

    @Override
    public String toString() {
        return table.name() + "." + name;
    }
}
