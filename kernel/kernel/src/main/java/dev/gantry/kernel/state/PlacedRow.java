package dev.gantry.kernel.state;

import dev.gantry.kernel.Table;
import dev.gantry.value.Row;
import java.util.List;

/**
 * A loaded row, and the key that it is kept under.
 *
 * @param indexed the values under which it is found, for each index of its table
 */
public record PlacedRow<R extends Row>(Table<R> table, String key, R row, List<List<String>> indexed) {}
