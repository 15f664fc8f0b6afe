package dev.gantry.kernel.state;

import dev.gantry.kernel.Derived;
import dev.gantry.kernel.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of one engine, and each one's place in its views. */
public final class Schema {

    private final List<Table<?>> tables;
    private final Map<Table<?>, Integer> positions = new IdentityHashMap<>();
    private final Map<String, Table<?>> byName = new HashMap<>();
    private final List<Derived<?>> derived;

    public Schema(Collection<? extends Table<?>> tables) {
        this.tables = List.copyOf(new LinkedHashSet<Table<?>>(tables));
        for (Table<?> table : this.tables) {
            positions.put(table, positions.size());
            if (byName.put(table.name(), table) != null) {
                throw new IllegalArgumentException("Two tables are named " + table.name() + ".");
            }
        }
        this.derived = this.tables.stream()
                .flatMap(table -> table.derivations().stream())
                .<Derived<?>>map(Table.Derivation::derived)
                .distinct()
                .toList();
    }

    public List<Table<?>> tables() {
        return tables;
    }

    public Optional<Table<?>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<Derived<?>> derived() {
        return derived;
    }

    int derivedCount() {
        return derived.size();
    }

    int position(Derived<?> value) {
        int position = derived.indexOf(value);
        if (position < 0) {
            throw new IllegalArgumentException("The engine knows no table of " + value + ".");
        }
        return position;
    }

    int position(Table<?> table) {
        Integer position = positions.get(table);
        if (position == null) {
            throw new IllegalArgumentException("The engine does not know the table " + table.name() + ".");
        }
        return position;
    }
}
