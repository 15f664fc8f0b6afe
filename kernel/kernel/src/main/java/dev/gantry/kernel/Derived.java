package dev.gantry.kernel;

import dev.gantry.value.Row;
import java.util.function.Function;

/**
 * A value that views and commands keep up with the rows of some tables: an index of a service's own making. It is made
 * from all rows when somebody first asks for it, and changed with every row from then on. It must be immutable, and the
 * same rows must give the same value whatever way they came about.
 *
 * @param <S> the value
 */
public final class Derived<S> {

    private final String name;
    private final Function<View, S> whole;

    private Derived(String name, Function<View, S> whole) {
        this.name = name;
        this.whole = whole;
    }

    /** What one change of a row makes of the value. */
    public interface Step<S, R extends Row> {

        S next(S value, Change<R> change);
    }

    /** A value that this function makes of a whole view. Call only from a constant. */
    public static <S> Derived<S> of(String name, Function<View, S> whole) {
        return new Derived<>(name, whole);
    }

    /** Declares a table that the value is made from. Call only where the constant is made. */
    public <R extends Row> Derived<S> from(Table<R> table, Step<S, R> step) {
        table.derive(this, step);
        return this;
    }

    /** The value as all rows of a view make it. */
    public S whole(View view) {
        return whole.apply(view);
    }

    @Override
    public String toString() {
        return name;
    }
}
