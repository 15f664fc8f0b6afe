package dev.gantry.kernel;

import dev.gantry.value.Row;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A value that views and commands keep up with the rows of some tables: an index of a service's own making. It is made
 * from all rows when somebody first asks for it, and changed with every row from then on. The same rows must give the same
 * value whatever way they came about. What views show must be immutable; what commands see may change in place, see
 * {@link #inPlace}.
 *
 * @param <S> the value
 */
public final class Derived<S> {

    private final String name;
    private final Function<View, S> whole;
    private UnaryOperator<S> editable = UnaryOperator.identity();
    private UnaryOperator<S> fixed = UnaryOperator.identity();

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

    /**
     * Declares that the steps of one batch may change a value in place: {@code editable} makes such a value of one that
     * views show, {@code fixed} one for views of that, and both are cheap. A command that keeps the value over a write of
     * its own sees it change. Call only where the constant is made.
     */
    public Derived<S> inPlace(UnaryOperator<S> itsEditable, UnaryOperator<S> itsFixed) {
        this.editable = itsEditable;
        this.fixed = itsFixed;
        return this;
    }

    /** A value that steps may change. */
    public S editable(S value) {
        return editable.apply(value);
    }

    /** A value that nothing changes any more. */
    public S fixed(S value) {
        return fixed.apply(value);
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
