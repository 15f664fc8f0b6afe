package dev.gantry.kernel;

import dev.gantry.value.Row;
import java.util.Optional;

/** An immutable snapshot of all tables. Any thread may read it, without locks, for as long as it likes. */
public interface View {

    /** The journal's revision that this view shows. */
    long revision();

    <R extends Row> Optional<R> find(Table<R> table, String key);

    <R extends Row> Slice<R> all(Table<R> table);

    <R extends Row> Slice<R> by(Index<R> index, String value);

    /** The value that follows the rows of this view; in a command also those that it has written. */
    <S> S derived(Derived<S> derived);
}
