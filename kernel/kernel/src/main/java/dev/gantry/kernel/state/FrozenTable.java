package dev.gantry.kernel.state;

import dev.gantry.kernel.Table;
import dev.gantry.kernel.tree.Cursor;
import dev.gantry.kernel.tree.KeyRange;
import dev.gantry.kernel.tree.Tree;
import dev.gantry.value.Row;
import java.util.Collections;
import java.util.List;

/** One table as a view shows it: nobody holds the token that could change it. */
record FrozenTable<R extends Row>(Tree<R> rows, List<Tree<Object>> indexes) implements TableState<R> {

    static <R extends Row> FrozenTable<R> empty(Table<R> table) {
        return new FrozenTable<>(Tree.map(), Collections.nCopies(table.indexes().size(), Tree.map()));
    }

    @Override
    public Tree<Object> index(int position) {
        return indexes.get(position);
    }

    @Override
    public <V> Cursor<V> open(Tree<V> keys, KeyRange range) {
        return keys.cursor(range);
    }

    @Override
    public void exhausted(Cursor<?> cursor) {
        // nothing can change here
    }
}
