package dev.gantry.kernel.state;

import dev.gantry.kernel.Slice;
import dev.gantry.kernel.tree.Cursor;
import dev.gantry.kernel.tree.KeyRange;
import dev.gantry.kernel.tree.Tree;
import dev.gantry.value.Row;
import java.util.Objects;

/** The rows that stand under one value of an index. */
final class IndexedRows<R extends Row> extends RowSlice<R, Void> {

    private final int index;
    private final String value;

    IndexedRows(TableState<R> table, KeyRange range, int index, String value) {
        super(table, range);
        this.index = index;
        this.value = value;
    }

    @Override
    Tree<Void> keys() {
        return IndexTree.set(table.index(index).get(value));
    }

    @Override
    R rowAt(Tree<Void> keys, int position) {
        return Objects.requireNonNull(table.rows().get(keys.keyAt(position)));
    }

    @Override
    R rowUnder(Cursor<Void> cursor, Tree<R> rows) {
        return Objects.requireNonNull(rows.get(cursor.key()));
    }

    @Override
    Slice<R> narrowed(KeyRange narrower) {
        return new IndexedRows<>(table, narrower, index, value);
    }
}
