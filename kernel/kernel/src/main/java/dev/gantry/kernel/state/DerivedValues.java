package dev.gantry.kernel.state;

import dev.gantry.kernel.Derived;
import dev.gantry.kernel.View;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The derived values of one view, each from the moment on when somebody first asked for it. */
final class DerivedValues {

    private final Schema schema;
    private final AtomicReferenceArray<@Nullable Object> values;

    DerivedValues(Schema schema) {
        this(schema, new AtomicReferenceArray<>(schema.derivedCount()));
    }

    DerivedValues(Schema schema, AtomicReferenceArray<@Nullable Object> values) {
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

    @Nullable
    Object at(int position) {
        return values.get(position);
    }
}
