package dev.gantry.kernel.state;

import dev.gantry.kernel.Change;
import dev.gantry.kernel.Derived;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.View;
import dev.gantry.value.Row;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The derived values as commands see and change them: what the sealed view has until the first change, then values of
 * their own. Only the writer touches it.
 */
final class WorkingDerived {

    private final Schema schema;
    private final @Nullable Object[] values;
    private final boolean[] own;
    private DerivedValues sealed;
    private boolean changed;

    WorkingDerived(Schema schema, DerivedValues sealed) {
        this.schema = schema;
        this.values = new Object[schema.derivedCount()];
        this.own = new boolean[values.length];
        this.sealed = sealed;
        rollBack();
    }

    @SuppressWarnings("unchecked")
    <S> S get(Derived<S> derived, View view) {
        int position = schema.position(derived);
        Object value = values[position];
        if (value == null) {
            value = derived.whole(view);
            values[position] = value;
            own[position] = false;
            changed = true;
        }
        return (S) value;
    }

    /**
     * This write has happened. If a step throws, the values of the table are made anew from all rows when they are asked
     * for again: one that changes in place may have got half way.
     */
    <R extends Row> void after(Write<R> write) {
        List<Table.Derivation<?, R>> derivations = write.table().derivations();
        if (derivations.isEmpty()) {
            return;
        }
        changed = true;
        boolean done = false;
        try {
            Change<R> change = write.change();
            derivations.forEach(derivation -> step(derivation, change));
            done = true;
        } finally {
            if (!done) {
                derivations.forEach(derivation -> values[schema.position(derivation.derived())] = null);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private <S, R extends Row> void step(Table.Derivation<S, R> derivation, Change<R> change) {
        int position = schema.position(derivation.derived());
        S value = (S) values[position];
        if (value == null) {
            return;
        }
        S editable = own[position] ? value : derivation.derived().editable(value);
        own[position] = true;
        values[position] = derivation.step().next(editable, change);
    }

    /** What a view may show from now on. */
    DerivedValues seal() {
        if (changed) {
            AtomicReferenceArray<@Nullable Object> fixed = new AtomicReferenceArray<>(values.length);
            for (Derived<?> derived : schema.derived()) {
                fix(derived, fixed);
            }
            sealed = new DerivedValues(schema, fixed);
            changed = false;
        }
        return sealed;
    }

    @SuppressWarnings("unchecked")
    private <S> void fix(Derived<S> derived, AtomicReferenceArray<@Nullable Object> fixed) {
        int position = schema.position(derived);
        S value = (S) values[position];
        if (value != null && own[position]) {
            value = derived.fixed(value);
            values[position] = value;
            own[position] = false;
        }
        fixed.set(position, value);
    }

    /** Everything is as the batch found it. */
    void rollBack() {
        for (int i = 0; i < values.length; i++) {
            values[i] = sealed.at(i);
            own[i] = false;
        }
        changed = false;
    }
}
