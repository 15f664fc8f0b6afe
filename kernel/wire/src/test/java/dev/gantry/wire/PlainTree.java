package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Structure;
import dev.gantry.value.Blob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Structures as plain maps, lists and values by the members' names, to compare across languages. */
final class PlainTree {

    private PlainTree() {}

    static Map<String, Object> of(Structure structure) {
        return of(structure, false);
    }

    /** As it arrives in a request: the names of headers have no case. */
    static Map<String, Object> ofRequest(Structure structure) {
        return of(structure, true);
    }

    private static Map<String, Object> of(Structure structure, boolean request) {
        Map<String, Object> tree = new TreeMap<>();
        List<Member> members = structure.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Object value = structure.member(i);
            if (value != null) {
                Object plain = value(value);
                boolean headers = request && members.get(i).location() == Member.Location.PREFIX_HEADERS;
                tree.put(members.get(i).name(), headers ? lowerCaseKeys(plain) : plain);
            }
        }
        return tree;
    }

    static Object lowerCaseKeys(Object map) {
        Map<String, Object> lower = new TreeMap<>();
        ((Map<?, ?>) map).forEach((key, value) -> lower.put(key.toString().toLowerCase(Locale.ROOT), value));
        return lower;
    }

    private static Object value(Object value) {
        return switch (value) {
            case Structure structure -> of(structure);
            case List<?> list -> list.stream().map(PlainTree::value).toList();
            case Map<?, ?> map -> {
                Map<String, Object> entries = new TreeMap<>();
                map.forEach((key, entry) -> entries.put((String) key, value(entry)));
                yield entries;
            }
            case Instant time -> time.toEpochMilli();
            case Blob blob -> Base64.getEncoder().encodeToString(blob.bytes());
            default -> value;
        };
    }

    /** What Jackson has read, with numbers of one kind. */
    static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> entries = new TreeMap<>();
                map.forEach((key, entry) -> {
                    Object normal = normal(entry);
                    if (normal != null) {
                        entries.put((String) key, normal);
                    }
                });
                yield entries;
            }
            case List<?> list -> {
                List<@Nullable Object> elements = new ArrayList<>();
                list.forEach(element -> elements.add(normal(element)));
                yield elements;
            }
            case Integer number -> (double) number;
            case Long number -> (double) number;
            case Float number -> (double) number;
            case Number number -> number.doubleValue();
            case null -> null;
            default -> value;
        };
    }

    /** Without empty lists, maps and structures, which forms and XML cannot always tell from absent ones. */
    static @Nullable Object pruned(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> entries = new TreeMap<>();
                map.forEach((key, entry) -> {
                    Object pruned = pruned(entry);
                    if (pruned != null) {
                        entries.put((String) key, pruned);
                    }
                });
                yield entries.isEmpty() ? null : entries;
            }
            case List<?> list -> {
                List<Object> elements = new ArrayList<>();
                for (Object element : list) {
                    Object pruned = pruned(element);
                    if (pruned != null) {
                        elements.add(pruned);
                    }
                }
                yield elements.isEmpty() ? null : elements;
            }
            case null -> null;
            default -> value;
        };
    }
}
