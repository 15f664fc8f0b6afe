package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.Type;
import dev.gantry.shapes.Type.TimestampFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes structures as XML elements, led by their descriptors. Absent members are left out. */
final class XmlWriter {

    private static final String INSTANCE_NAMESPACE =
            XmlText.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");

    private final XmlText out;

    XmlWriter(XmlText out) {
        this.out = out;
    }

    /** The members that belong into the body, without an element around them. */
    void members(Structure structure) {
        List<Member> members = structure.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            Object value = structure.member(i);
            if (value != null && member.location() == Member.Location.BODY && !member.attribute()) {
                element(member.wireName(), member.type(), value);
            }
        }
    }

    void element(String name, Type type, Object value) {
        switch (type) {
            case Type.ListOf list -> list(name, list, (List<?>) value);
            case Type.MapOf map -> map(name, map, (Map<?, ?>) value);
            case Type.Struct _ -> structure(name, "", (Structure) value);
            default -> out.element(name, TextValues.format(type, value, TimestampFormat.ISO8601));
        }
    }

    void structure(String name, String attributes, Structure structure) {
        out.open(name, (attributes + " " + attributes(structure)).strip());
        members(structure);
        out.close(name);
    }

    private static String attributes(Structure structure) {
        StringJoiner attributes = new StringJoiner(" ");
        List<Member> members = structure.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Object value = structure.member(i);
            if (members.get(i).attribute() && value != null) {
                String name = members.get(i).wireName();
                attributes.add(name.startsWith("xsi:") ? INSTANCE_NAMESPACE : "");
                attributes.add(XmlText.attribute(name, value.toString()));
            }
        }
        return attributes.toString();
    }

    private void list(String name, Type.ListOf type, List<?> list) {
        if (!type.flattened()) {
            out.open(name);
        }
        String elementName = type.elementName().orElse(type.flattened() ? name : "member");
        for (Object element : list) {
            element(elementName, type.element(), element);
        }
        if (!type.flattened()) {
            out.close(name);
        }
    }

    private void map(String name, Type.MapOf type, Map<?, ?> map) {
        if (!type.flattened()) {
            out.open(name);
        }
        String entryName = type.flattened() ? name : "entry";
        map.forEach((key, value) -> {
            out.open(entryName);
            element(type.keyName().orElse("key"), type.key(), key);
            element(type.valueName().orElse("value"), type.value(), value);
            out.close(entryName);
        });
        if (!type.flattened()) {
            out.close(name);
        }
    }
}
