package dev.gantry.kernel.state;

import dev.gantry.kernel.Slice;
import dev.gantry.kernel.tree.Cursor;
import dev.gantry.kernel.tree.KeyRange;
import dev.gantry.kernel.tree.Tree;
import dev.gantry.value.Row;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;

/**
 * A range of a table's rows. In a command it shows what the command has written when it is asked; an iteration goes on
 * over what was there when it began.
 */
abstract class RowSlice<R extends Row, V> implements Slice<R> {

    final TableState<R> table;
    final KeyRange range;

    RowSlice(TableState<R> table, KeyRange range) {
        this.table = table;
        this.range = range;
    }

    abstract Tree<V> keys();

    abstract R rowAt(Tree<V> keys, int position);

    abstract R rowUnder(Cursor<V> cursor, Tree<R> rows);

    abstract Slice<R> narrowed(KeyRange narrower);

    @Override
    public int count() {
        return keys().count(range);
    }

    @Override
    public boolean isEmpty() {
        return count() == 0;
    }

    @Override
    public R at(int position) {
        Tree<V> keys = keys();
        int start = keys.start(range);
        if (position < 0 || start + position >= keys.end(range)) {
            throw new NoSuchElementException("row " + position + " of " + count());
        }
        return rowAt(keys, start + position);
    }

    @Override
    public Slice<R> after(String key) {
        return narrowed(range.after(key));
    }

    @Override
    public Slice<R> startingWith(String prefix) {
        return narrowed(range.startingWith(prefix));
    }

    @Override
    public Iterator<R> iterator() {
        return new Rows();
    }

    @Override
    public Spliterator<R> spliterator() {
        return Spliterators.spliteratorUnknownSize(
                iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
    }

    /** One pass over the slice. */
    private final class Rows implements Iterator<R> {

        private final Tree<R> rows = table.rows();
        private final Cursor<V> cursor = table.open(keys(), range);
        private boolean more = advance();

        private boolean advance() {
            boolean another = cursor.advance();
            if (!another) {
                table.exhausted(cursor);
            }
            return another;
        }

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public R next() {
            if (!more) {
                throw new NoSuchElementException("no more rows");
            }
            R row = rowUnder(cursor, rows);
            more = advance();
            return row;
        }
    }
}
