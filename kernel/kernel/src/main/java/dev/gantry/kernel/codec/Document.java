package dev.gantry.kernel.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any JSON, as the maps, lists, texts, numbers and truth values it is made of: what AWS' models call a document. */
record Document(Texts texts) implements Form {

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        writeAny(out, value);
    }

    private static void writeAny(JsonGenerator out, @Nullable Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> writeMap(out, map);
            case List<?> list -> writeList(out, list);
            case null, default -> out.writePOJO(value);
        }
    }

    private static void writeMap(JsonGenerator out, Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeFieldName((String) entry.getKey());
            writeAny(out, entry.getValue());
        }
        out.writeEndObject();
    }

    private static void writeList(JsonGenerator out, List<?> list) throws IOException {
        out.writeStartArray();
        for (Object element : list) {
            writeAny(out, element);
        }
        out.writeEndArray();
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> readMap(in);
            case START_ARRAY -> readList(in);
            case VALUE_STRING -> texts.read(in);
            case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
            default -> in.getNumberValue();
        };
    }

    private @Nullable Object readNullable(JsonParser in) throws IOException {
        return in.currentToken() == JsonToken.VALUE_NULL ? null : read(in);
    }

    private Object readMap(JsonParser in) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            map.put(name, readNullable(in));
        }
        return Collections.unmodifiableMap(map);
    }

    private Object readList(JsonParser in) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            list.add(readNullable(in));
        }
        return Collections.unmodifiableList(list);
    }
}
