package dev.gantry.ecs.domain.json;

import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON: maps, lists, texts, numbers, booleans, times as events have them, and generated records without
 * their absent members.
 */
public final class JsonText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    public static String of(@Nullable Object value) {
        JsonText json = new JsonText();
        json.value(value);
        return json.text.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case String string -> quoted(string);
            case Instant time -> quoted(TIME.format(time));
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth);
            case Map<?, ?> map -> map(map);
            case Iterable<?> list -> list(list);
            case Structure structure -> structure(structure);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void map(Map<?, ?> map) {
        text.append('{');
        String comma = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(comma);
            member(String.valueOf(entry.getKey()), entry.getValue());
            comma = ",";
        }
        text.append('}');
    }

    private void structure(Structure structure) {
        Shape<?> shape = structure.shape();
        text.append('{');
        String comma = "";
        for (int i = 0; i < shape.members().size(); i++) {
            Object value = structure.member(i);
            if (value != null) {
                text.append(comma);
                member(shape.members().get(i).wireName(), value);
                comma = ",";
            }
        }
        text.append('}');
    }

    private void member(String name, @Nullable Object value) {
        quoted(name);
        text.append(':');
        value(value);
    }

    private void list(Iterable<?> list) {
        text.append('[');
        for (Iterator<?> left = list.iterator(); left.hasNext(); ) {
            value(left.next());
            text.append(left.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private void quoted(String string) {
        text.append('"');
        string.chars().forEach(this::character);
        text.append('"');
    }

    private void character(int character) {
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> plain((char) character);
        }
    }

    private void plain(char character) {
        if (character < ' ') {
            text.append("\\u%04x".formatted((int) character));
        } else {
            text.append(character);
        }
    }
}
