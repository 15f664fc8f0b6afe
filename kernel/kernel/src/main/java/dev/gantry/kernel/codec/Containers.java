package dev.gantry.kernel.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms of values that hold others. Empty lists, sets and maps are written; an empty Optional is left out. */
final class Containers {

    private Containers() {}

    record OfOptional(Form element) implements Form {

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            Optional<?> optional = (Optional<?>) value;
            if (optional.isPresent()) {
                element.write(out, optional.get());
            } else {
                out.writeNull();
            }
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return Optional.of(element.read(in));
        }

        @Override
        public Object whenMissing() {
            return Optional.empty();
        }

        @Override
        public boolean leavesOut(Object value) {
            return ((Optional<?>) value).isEmpty();
        }
    }

    record OfList(Form element) implements Form {

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            writeAll(out, (List<?>) value, element);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return in.nextToken() == JsonToken.END_ARRAY ? List.of() : List.copyOf(readFrom(in, element));
        }

        @Override
        public Object whenMissing() {
            return List.of();
        }
    }

    record OfSet(Form element) implements Form {

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            writeAll(out, (Set<?>) value, element);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return in.nextToken() == JsonToken.END_ARRAY
                    ? Set.of()
                    : Collections.unmodifiableSet(new LinkedHashSet<>(readFrom(in, element)));
        }

        @Override
        public Object whenMissing() {
            return Set.of();
        }
    }

    record OfMap(MapKey key, Form element) implements Form {

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                out.writeFieldName(key.write(entry.getKey()));
                element.write(out, present(entry.getValue()));
            }
            out.writeEndObject();
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            String name = in.nextFieldName();
            if (name == null) {
                return Map.of();
            }
            Map<Object, Object> map = new LinkedHashMap<>();
            for (; name != null; name = in.nextFieldName()) {
                in.nextToken();
                map.put(key.read(name), element.read(in));
            }
            return Collections.unmodifiableMap(map);
        }

        @Override
        public Object whenMissing() {
            return Map.of();
        }
    }

    private static Object present(@Nullable Object element) {
        if (element == null) {
            throw new IllegalArgumentException("a list, set or map holds a null");
        }
        return element;
    }

    private static void writeAll(JsonGenerator out, Collection<?> values, Form element) throws IOException {
        out.writeStartArray();
        for (Object value : values) {
            element.write(out, present(value));
        }
        out.writeEndArray();
    }

    private static List<Object> readFrom(JsonParser in, Form element) throws IOException {
        List<Object> values = new ArrayList<>();
        for (JsonToken token = in.currentToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            values.add(element.read(in));
        }
        return values;
    }
}
