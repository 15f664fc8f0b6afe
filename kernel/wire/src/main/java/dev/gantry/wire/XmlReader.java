package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.Type;
import dev.gantry.shapes.Type.TimestampFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads structures from XML elements, led by their descriptors. Elements that no member is named after are ignored. */
final class XmlReader {

    private XmlReader() {}

    static Structure structure(Shape<?> shape, XmlElement element) {
        @Nullable Object[] values = new @Nullable Object[shape.members().size()];
        members(shape, values, element);
        return shape.create(values);
    }

    /** Reads a body's members in between those that stand elsewhere in the message. */
    static void members(Shape<?> shape, @Nullable Object[] values, XmlElement element) {
        for (int i = 0; i < values.length; i++) {
            Member member = shape.members().get(i);
            if (member.location() == Member.Location.BODY) {
                values[i] = member(member, element);
            }
        }
    }

    private static @Nullable Object member(Member member, XmlElement parent) {
        if (member.attribute()) {
            return parent.attributes().get(member.wireName());
        }
        return switch (member.type()) {
            case Type.ListOf list when list.flattened() -> flattenedList(member, list, parent);
            case Type.MapOf map
            when map.flattened() -> {
                List<XmlElement> entries = parent.children(member.wireName());
                yield entries.isEmpty() ? null : map(map, entries);
            }
            default ->
                parent.child(member.wireName())
                        .map(element -> value(member.type(), element))
                        .orElse(null);
        };
    }

    private static @Nullable List<Object> flattenedList(Member member, Type.ListOf list, XmlElement parent) {
        List<XmlElement> elements = parent.children(member.wireName());
        if (elements.isEmpty()) {
            elements = list.elementName().map(parent::children).orElse(List.of());
        }
        return elements.isEmpty() ? null : list(list, elements);
    }

    static Object value(Type type, XmlElement element) {
        return switch (type) {
            case Type.Struct(var shape) -> structure(shape.get(), element);
            case Type.ListOf list -> list(list, elements(list, element));
            case Type.MapOf map -> map(map, element.children("entry"));
            default -> simple(type, element);
        };
    }

    private static List<XmlElement> elements(Type.ListOf list, XmlElement element) {
        List<XmlElement> named = element.children(list.elementName().orElse("member"));
        return named.isEmpty() ? element.children("member") : named;
    }

    private static List<Object> list(Type.ListOf type, List<XmlElement> elements) {
        return elements.stream().map(element -> value(type.element(), element)).toList();
    }

    private static Map<String, Object> map(Type.MapOf type, List<XmlElement> entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (XmlElement entry : entries) {
            Optional<XmlElement> key = entry.child(type.keyName().orElse("key"));
            Optional<XmlElement> value = entry.child(type.valueName().orElse("value"));
            if (key.isEmpty() || value.isEmpty()) {
                throw new MalformedException("An entry lacks its key or its value");
            }
            map.put(key.get().text().toString(), value(type.value(), value.get()));
        }
        return map;
    }

    private static Object simple(Type type, XmlElement element) {
        String text = element.text().toString();
        return TextValues.parse(type, type instanceof Type.Text ? text : text.strip(), TimestampFormat.ISO8601);
    }
}
