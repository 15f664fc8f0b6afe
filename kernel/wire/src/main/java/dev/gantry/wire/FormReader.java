package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.Type;
import dev.gantry.shapes.Type.TimestampFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads structures from the parameters of a query request, led by their descriptors. */
final class FormReader {

    private final Function<Member, String> names;

    /** @param names how a member is called in a request */
    FormReader(Function<Member, String> names) {
        this.names = names;
    }

    Structure structure(Shape<?> shape, FormTree node) {
        @Nullable Object[] values = new @Nullable Object[shape.members().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = member(shape.members().get(i), node);
        }
        return shape.create(values);
    }

    private @Nullable Object member(Member member, FormTree parent) {
        FormTree node = parent.child(names.apply(member));
        if (node == null && member.type() instanceof Type.ListOf list && list.flattened()) {
            node = list.elementName().map(parent::child).orElse(null);
        }
        return node == null ? null : value(member.type(), node, names.apply(member));
    }

    private @Nullable Object value(Type type, FormTree node, String name) {
        return switch (type) {
            case Type.ListOf list -> list(list, node, name);
            case Type.MapOf map -> map(map, node, name);
            case Type.Struct(var shape) -> node.hasChildren() ? structure(shape.get(), node) : null;
            default -> node.value().map(text -> simple(type, text, name)).orElse(null);
        };
    }

    private static Object simple(Type type, String text, String name) {
        try {
            return TextValues.parse(type, text, TimestampFormat.ISO8601);
        } catch (MalformedException e) {
            throw new MalformedException("Invalid value for parameter " + name + ": " + e.text());
        }
    }

    /** A parameter without a number and without a value is how clients send an empty list. */
    private List<Object> list(Type.ListOf type, FormTree node, String name) {
        List<Object> elements = new ArrayList<>();
        for (FormTree element :
                inner(node, type.elementName().orElse("member"), "member").numbered()) {
            Object value = value(type.element(), element, name);
            if (value != null) {
                elements.add(value);
            }
        }
        return elements;
    }

    private Map<String, Object> map(Type.MapOf type, FormTree node, String name) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (FormTree entry : inner(node, "entry", "entry").numbered()) {
            FormTree key = entry.child(type.keyName().orElse("key"));
            FormTree text = entry.child(type.valueName().orElse("value"));
            Object value = text == null ? null : value(type.value(), text, name);
            if (key == null || value == null) {
                throw new MalformedException("An entry of " + name + " lacks its key or its value");
            }
            entries.put(key.value().orElse(""), value);
        }
        return entries;
    }

    private static FormTree inner(FormTree node, String name, String other) {
        FormTree named = node.child(name);
        FormTree inner = named == null ? node.child(other) : named;
        return inner == null ? node : inner;
    }
}
