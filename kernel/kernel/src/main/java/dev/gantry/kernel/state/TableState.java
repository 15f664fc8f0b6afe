package dev.gantry.kernel.state;

import dev.gantry.kernel.tree.Cursor;
import dev.gantry.kernel.tree.KeyRange;
import dev.gantry.kernel.tree.Tree;
import dev.gantry.value.Row;

/** One table's rows and indexes, frozen or being worked on. */
interface TableState<R extends Row> {

    Tree<R> rows();

    /** The keys of each value: a lone key as it is, several as a set. */
    Tree<Object> index(int position);

    /** A cursor that shows the rows as they are now, whatever is changed before it comes to its end. */
    <V> Cursor<V> open(Tree<V> keys, KeyRange range);

    /** The cursor has come to its end. */
    void exhausted(Cursor<?> cursor);
}
