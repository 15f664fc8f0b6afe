package dev.gantry.kernel.state;

import dev.gantry.kernel.Derived;
import dev.gantry.kernel.Index;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.View;
import dev.gantry.kernel.tree.KeyRange;
import dev.gantry.value.Row;
import java.util.List;
import java.util.Optional;

/** A published view. */
public final class Snapshot implements View {

    private final Schema schema;
    private final List<FrozenTable<?>> tables;
    private final long revision;
    private final DerivedValues derived;

    Snapshot(Schema schema, List<FrozenTable<?>> tables, long revision) {
        this(schema, tables, revision, new DerivedValues(schema));
    }

    Snapshot(Schema schema, List<FrozenTable<?>> tables, long revision, DerivedValues derived) {
        this.schema = schema;
        this.tables = tables;
        this.revision = revision;
        this.derived = derived;
    }

    /** What an engine without any rows shows. */
    public static Snapshot empty(Schema schema) {
        return new Snapshot(
                schema,
                List.copyOf(schema.tables().stream().map(FrozenTable::empty).toList()),
                0);
    }

    /** The same rows at another revision. */
    Snapshot at(long other) {
        return new Snapshot(schema, tables, other, derived);
    }

    @Override
    public long revision() {
        return revision;
    }

    @Override
    public <R extends Row> Optional<R> find(Table<R> table, String key) {
        return Optional.ofNullable(state(table).rows().get(key));
    }

    @Override
    public <R extends Row> Slice<R> all(Table<R> table) {
        return new AllRows<>(state(table), KeyRange.ALL);
    }

    @Override
    public <R extends Row> Slice<R> by(Index<R> index, String value) {
        return new IndexedRows<>(state(index.table()), KeyRange.ALL, index.position(), value);
    }

    @Override
    public <S> S derived(Derived<S> value) {
        return derived.get(value, this);
    }

    DerivedValues derived() {
        return derived;
    }

    @SuppressWarnings("unchecked")
    <R extends Row> FrozenTable<R> state(Table<R> table) {
        return (FrozenTable<R>) tables.get(schema.position(table));
    }

    Schema schema() {
        return schema;
    }

    List<FrozenTable<?>> tables() {
        return tables;
    }
}
