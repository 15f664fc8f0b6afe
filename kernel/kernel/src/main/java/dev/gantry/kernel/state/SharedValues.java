package dev.gantry.kernel.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives equal values of indexes as one: a million tasks have the same few clusters and hosts. It remembers those that it
 * met last; threads may race here, because whichever they see is whole.
 */
final class SharedValues {

    private static final int SLOTS = 1 << 15;

    private final @Nullable List<String>[] slots = slots();

    @SuppressWarnings("unchecked")
    private static @Nullable List<String>[] slots() {
        return (@Nullable List<String>[]) new List<?>[SLOTS];
    }

    List<String> of(List<String> values) {
        if (values.size() != 1) {
            return List.copyOf(values);
        }
        int hash = values.getFirst().hashCode();
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        List<String> known = slots[slot];
        if (known != null && known.getFirst().equals(values.getFirst())) {
            return known;
        }
        List<String> fresh = List.copyOf(values);
        slots[slot] = fresh;
        return fresh;
    }
}
