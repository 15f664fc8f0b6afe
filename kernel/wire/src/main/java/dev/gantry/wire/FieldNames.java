package dev.gantry.wire;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.gantry.shapes.Shape;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The wire names of a shape's members, encoded once. */
final class FieldNames {

    private static final Map<Shape<?>, List<SerializableString>> ENCODED = new ConcurrentHashMap<>();

    private FieldNames() {}

    /** In the order of the members. */
    static List<SerializableString> of(Shape<?> shape) {
        List<SerializableString> names = ENCODED.get(shape);
        return names != null ? names : ENCODED.computeIfAbsent(shape, FieldNames::encoded);
    }

    private static List<SerializableString> encoded(Shape<?> shape) {
        return shape.members().stream()
                .<SerializableString>map(member -> new SerializedString(member.wireName()))
                .toList();
    }
}
