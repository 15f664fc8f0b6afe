package dev.gantry.kernel.state;

import dev.gantry.kernel.Index;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.tree.Cursor;
import dev.gantry.kernel.tree.Edit;
import dev.gantry.kernel.tree.KeyRange;
import dev.gantry.kernel.tree.Tree;
import dev.gantry.value.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One table as commands see and change it. Only the writer touches it. */
final class WorkingTable<R extends Row> implements TableState<R> {

    private final List<Index<R>> indexes;
    private final Set<Cursor<?>> open = new HashSet<>();
    private FrozenTable<R> frozen;
    private Tree<R> rows;
    private List<Tree<Object>> trees;
    private Edit edit = new Edit();

    WorkingTable(Table<R> table, FrozenTable<R> frozen) {
        this.indexes = table.indexes();
        this.frozen = frozen;
        this.rows = frozen.rows();
        this.trees = new ArrayList<>(frozen.indexes());
    }

    @Override
    public Tree<R> rows() {
        return rows;
    }

    @Override
    public Tree<Object> index(int position) {
        return trees.get(position);
    }

    @Override
    public <V> Cursor<V> open(Tree<V> keys, KeyRange range) {
        Cursor<V> cursor = keys.cursor(range);
        open.add(cursor);
        return cursor;
    }

    @Override
    public void exhausted(Cursor<?> cursor) {
        open.remove(cursor);
    }

    /** Puts the row under the key in place of what is there, or deletes that. */
    void replace(String key, @Nullable R before, @Nullable R after) {
        List<List<String>> valuesBefore = values(before);
        List<List<String>> valuesAfter = values(after);
        leaveOpenCursorsAlone();
        if (after != null) {
            rows = rows.with(edit, key, after);
        } else if (before != null) {
            rows = rows.without(edit, key);
        }
        if (!valuesBefore.equals(valuesAfter)) {
            reindex(before == null || after == null ? key : rows.keyAt(rows.rank(key)), valuesBefore, valuesAfter);
        }
    }

    /** All values are asked for before anything changes: a function that throws leaves everything as it was. */
    private List<List<String>> values(@Nullable R row) {
        List<List<String>> values = new ArrayList<>(indexes.size());
        for (Index<R> index : indexes) {
            values.add(row == null ? List.of() : List.copyOf(index.values().apply(row)));
        }
        return values;
    }

    /** The key is the very text that the rows' tree holds: a million keys are there once. */
    private void reindex(String key, List<List<String>> before, List<List<String>> after) {
        for (int i = 0; i < indexes.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                reindex(i, key, before.get(i), after.get(i));
            }
        }
    }

    private void reindex(int position, String key, List<String> before, List<String> after) {
        Tree<Object> tree = trees.get(position);
        for (String value : before) {
            if (!after.contains(value)) {
                tree = IndexTree.without(tree, edit, value, key);
            }
        }
        for (String value : after) {
            tree = IndexTree.with(tree, edit, value, key);
        }
        trees.set(position, tree);
    }

    /** A cursor that somebody may still read keeps the nodes it has: from here on they are copied. */
    private void leaveOpenCursorsAlone() {
        if (!open.isEmpty()) {
            edit = new Edit();
            open.clear();
        }
    }

    /** Makes what is here now what {@link #rollBack} returns to, and what views may show. */
    FrozenTable<R> freeze() {
        edit = new Edit();
        open.clear();
        frozen = new FrozenTable<>(rows, List.copyOf(trees));
        return frozen;
    }

    void rollBack() {
        edit = new Edit();
        open.clear();
        rows = frozen.rows();
        trees = new ArrayList<>(frozen.indexes());
    }
}
