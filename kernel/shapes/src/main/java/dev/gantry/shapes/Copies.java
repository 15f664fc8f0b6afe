package dev.gantry.shapes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Immutable copies of the lists and maps that a record takes; maps keep their order. */
public final class Copies {

    private Copies() {}

    public static <E> @Nullable List<E> list(@Nullable List<E> list) {
        if (list == null) {
            return null;
        }
        return list.isEmpty() || !isNested(list.getFirst()) ? List.copyOf(list) : List.copyOf(deep(list));
    }

    private static boolean isNested(Object element) {
        return element instanceof List || element instanceof Map;
    }

    private static <E> List<E> deep(List<E> list) {
        List<E> copy = new ArrayList<>(list.size());
        list.forEach(element -> copy.add(immutable(element)));
        return copy;
    }

    public static <V> @Nullable Map<String, V> map(@Nullable Map<String, V> map) {
        if (map == null || map.isEmpty()) {
            return map == null ? null : Map.of();
        }
        Map<String, V> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, immutable(value)));
        return Collections.unmodifiableMap(copy);
    }

    /** Elements of one list are all of one type, so the copy is of the type of the original. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private static <E> E immutable(E element) {
        return switch (element) {
            case List<?> nested -> (E) list(nested);
            case Map<?, ?> nested -> (E) map((Map<String, Object>) nested);
            default -> element;
        };
    }
}
