package dev.gantry.kernel.state;

import dev.gantry.kernel.Change;
import dev.gantry.kernel.Derived;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.View;
import dev.gantry.value.Row;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The derived values of one view, each from the moment on when somebody first asked for it. */
final class DerivedValues {

    private final Schema schema;
    private final AtomicReferenceArray<@Nullable Object> values;

    DerivedValues(Schema schema) {
        this(schema, new AtomicReferenceArray<>(schema.derivedCount()));
    }

    private DerivedValues(Schema schema, AtomicReferenceArray<@Nullable Object> values) {
        this.schema = schema;
        this.values = values;
    }

    /** Two threads that are first together make it twice: both are equal. */
    @SuppressWarnings("unchecked")
    <S> S get(Derived<S> derived, View view) {
        int position = schema.position(derived);
        Object value = values.get(position);
        if (value == null) {
            value = derived.whole(view);
            values.set(position, value);
        }
        return (S) value;
    }

    DerivedValues copy() {
        AtomicReferenceArray<@Nullable Object> copy = new AtomicReferenceArray<>(values.length());
        for (int i = 0; i < values.length(); i++) {
            copy.set(i, values.get(i));
        }
        return new DerivedValues(schema, copy);
    }

    /** The values as this write leaves them. */
    <R extends Row> DerivedValues after(Write<R> write) {
        List<Table.Derivation<?, R>> derivations = write.table().derivations();
        if (derivations.isEmpty()) {
            return this;
        }
        DerivedValues next = copy();
        Change<R> change = write.change();
        derivations.forEach(derivation -> next.step(derivation, change));
        return next;
    }

    @SuppressWarnings("unchecked")
    private <S, R extends Row> void step(Table.Derivation<S, R> derivation, Change<R> change) {
        int position = schema.position(derivation.derived());
        Object value = values.get(position);
        if (value != null) {
            values.set(position, derivation.step().next((S) value, change));
        }
    }
}
