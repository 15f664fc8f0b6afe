package dev.gantry.ecs.domain.instance;

import dev.gantry.shapes.ecs.Attribute;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An instance's attributes in the order of their names, so that one of many is found quickly. */
final class Attributes {

    private static final Comparator<Attribute> BY_NAME = Comparator.comparing(Attributes::name);

    private static final Map<String, Attribute> CAPABILITIES = new ConcurrentHashMap<>();

    private Attributes() {}

    static List<Attribute> sorted(List<Attribute> attributes) {
        return attributes.stream().map(Attributes::shared).sorted(BY_NAME).toList();
    }

    /** A fleet has the same few capabilities ten thousand times; those are attributes that are only names. */
    private static Attribute shared(Attribute attribute) {
        if (attribute.value() != null) {
            return attribute;
        }
        Attribute known = CAPABILITIES.putIfAbsent(name(attribute), attribute);
        return known == null || !known.equals(attribute) ? attribute : known;
    }

    /** The value, empty text for a mere name, of a sorted list's attribute. */
    static Optional<String> value(List<Attribute> sorted, String wanted) {
        int low = 0;
        int high = sorted.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = name(sorted.get(middle)).compareTo(wanted);
            if (order == 0) {
                return Optional.of(Objects.requireNonNullElse(sorted.get(middle).value(), ""));
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }

    private static String name(Attribute attribute) {
        return Objects.requireNonNullElse(attribute.name(), "");
    }
}
