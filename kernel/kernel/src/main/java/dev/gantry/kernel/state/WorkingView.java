package dev.gantry.kernel.state;

import dev.gantry.kernel.Change;
import dev.gantry.kernel.Derived;
import dev.gantry.kernel.Index;
import dev.gantry.kernel.Journal;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.View;
import dev.gantry.kernel.tree.KeyRange;
import dev.gantry.value.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What commands see and change: what the batches before have left, and what this one has written since. A command's
 * writes can be undone until the next one begins, the batch's until it is sealed. Only the writer touches it.
 */
public final class WorkingView implements View {

    private final Schema schema;
    private final WorkingDerived derived;
    private final List<WorkingTable<?>> tables = new ArrayList<>();
    private final List<Write<?>> commandWrites = new ArrayList<>();
    private final Map<Write.Place, Write<?>> batchWrites = new LinkedHashMap<>();
    private List<FrozenTable<?>> sealed;
    private long revision;

    public WorkingView(Snapshot published) {
        this.schema = published.schema();
        this.sealed = published.tables();
        this.derived = new WorkingDerived(schema, published.derived());
        this.revision = published.revision();
        for (int i = 0; i < schema.tables().size(); i++) {
            tables.add(working(schema.tables().get(i), published.tables().get(i)));
        }
    }

    @SuppressWarnings("unchecked")
    private static <R extends Row> WorkingTable<R> working(Table<R> table, FrozenTable<?> frozen) {
        return new WorkingTable<>(table, (FrozenTable<R>) frozen);
    }

    /** A new batch begins while this is the newest durable revision. */
    public void begin(long durable) {
        revision = durable;
    }

    /** The newest revision that was durable when this batch began: it may see more. */
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

    @SuppressWarnings("unchecked")
    private <R extends Row> WorkingTable<R> state(Table<R> table) {
        return (WorkingTable<R>) tables.get(schema.position(table));
    }

    /** Puts the row, or deletes it if there is none. An equal row is no change. */
    public <R extends Row> void write(Table<R> table, String key, @Nullable R after) {
        WorkingTable<R> state = state(table);
        R before = state.rows().get(key);
        if (before == null ? after == null : before.equals(after)) {
            return;
        }
        Write<R> write = new Write<>(table, key, before, after);
        state.replace(key, before, after);
        boolean followed = false;
        try {
            derived.after(write);
            followed = true;
        } finally {
            if (!followed) {
                state.replace(key, after, before);
            }
        }
        commandWrites.add(write);
    }

    /** The command has succeeded: its writes belong to the batch. */
    public void keep() {
        commandWrites.forEach(write -> add(batchWrites, write));
        commandWrites.clear();
    }

    /** Tries what the journal will have to do with this command's rows; if it throws, the command must be undone. */
    public void tryOut(BiFunction<Table<?>, Row, byte[]> encode) {
        for (Write<?> write : commandWrites) {
            Journal.StoredChange _ = write.stored(encode);
        }
    }

    /** Two writes of a row are one, and none if the row is as it was before. */
    private static void add(Map<Write.Place, Write<?>> writes, Write<?> write) {
        Write.Place place = write.place();
        Write<?> earlier = writes.get(place);
        Write<?> both = earlier == null ? write : earlier.then(write);
        if (both.isNothing()) {
            writes.remove(place);
        } else {
            writes.put(place, both);
        }
    }

    /** The command has thrown: it leaves nothing behind. */
    public void undo() {
        for (Write<?> write : commandWrites.reversed()) {
            restore(write);
        }
        commandWrites.clear();
    }

    private <R extends Row> void restore(Write<R> write) {
        state(write.table()).replace(write.key(), write.after(), write.before());
        derived.after(new Write<>(write.table(), write.key(), write.after(), write.before()));
    }

    /** What this batch has changed as the journal keeps it: a row that many commands of the batch wrote is encoded once. */
    public List<Journal.StoredChange> stored(BiFunction<Table<?>, Row, byte[]> encode) {
        List<Journal.StoredChange> stored = new ArrayList<>(batchWrites.size());
        for (Write<?> write : batchWrites.values()) {
            stored.add(write.stored(encode));
        }
        return stored;
    }

    /** The batch is complete: the next one goes on from here. */
    public Sealed seal() {
        List<Change<?>> changes = new ArrayList<>(batchWrites.size());
        boolean[] changed = new boolean[tables.size()];
        for (Write<?> write : batchWrites.values()) {
            changes.add(write.change());
            changed[schema.position(write.table())] = true;
        }
        List<FrozenTable<?>> frozen = new ArrayList<>(sealed);
        for (int i = 0; i < changed.length; i++) {
            if (changed[i]) {
                frozen.set(i, tables.get(i).freeze());
            }
        }
        batchWrites.clear();
        sealed = List.copyOf(frozen);
        return new Sealed(new Snapshot(schema, sealed, revision, derived.seal()), changes);
    }

    /** Everything is as the batch found it. */
    public void rollBack() {
        commandWrites.clear();
        batchWrites.clear();
        tables.forEach(WorkingTable::rollBack);
        derived.rollBack();
    }
}
