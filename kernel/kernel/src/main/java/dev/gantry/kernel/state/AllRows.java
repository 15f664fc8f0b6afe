package dev.gantry.kernel.state;

import dev.gantry.kernel.Slice;
import dev.gantry.kernel.tree.Cursor;
import dev.gantry.kernel.tree.KeyRange;
import dev.gantry.kernel.tree.Tree;
import dev.gantry.value.Row;
import java.util.Objects;

/** A table's rows by their keys. */
final class AllRows<R extends Row> extends RowSlice<R, R> {

    AllRows(TableState<R> table, KeyRange range) {
        super(table, range);
    }

    @Override
    Tree<R> keys() {
        return table.rows();
    }

    @Override
    R rowAt(Tree<R> keys, int position) {
        return Objects.requireNonNull(keys.valueAt(position));
    }

    @Override
    R rowUnder(Cursor<R> cursor, Tree<R> rows) {
        return Objects.requireNonNull(cursor.value());
    }

    @Override
    Slice<R> narrowed(KeyRange narrower) {
        return new AllRows<>(table, narrower);
    }
}
