package dev.gantry.kernel.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.kernel.Table;
import dev.gantry.value.Row;
import java.io.IOException;

/**
 * Writes rows as JSON and reads them back. Rows are records of text, numbers, truth values, times, durations, bytes,
 * enums, Optionals, lists, sets, maps, documents, further records, and sealed interfaces of records. What is null or
 * empty as an Optional is left out; an empty list stays. Any thread may use it.
 */
public final class RowCodec {

    private final JsonFactory json = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private final JsonMapper trees = JsonMapper.builder(json)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();
    private final Forms forms = new Forms();

    public byte[] write(Table<?> table, Row row) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator out = json.createGenerator(bytes)) {
            forms.of(table.type()).write(out, row);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException | RuntimeException mistake) {
            throw new RowException(table + " " + row.key() + " cannot be written: " + mistake.getMessage(), mistake);
        }
    }

    /** Reads a row that this or an earlier release wrote. */
    public <R extends Row> R read(Table<R> table, String key, int version, byte[] bytes) {
        try (JsonParser in = parser(table, version, bytes)) {
            in.nextToken();
            R row = table.type().cast(forms.of(table.type()).read(in));
            if (!row.key().equals(key)) {
                throw new IllegalArgumentException("it calls itself " + row.key());
            }
            return row;
        } catch (IOException | RuntimeException mistake) {
            throw new RowException(table + " " + key + " cannot be read: " + mistake.getMessage(), mistake);
        }
    }

    private JsonParser parser(Table<?> table, int version, byte[] bytes) throws IOException {
        if (version == table.version()) {
            return json.createParser(bytes);
        }
        JsonNode old = trees.readTree(bytes);
        if (!(old instanceof ObjectNode row)) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        return trees.treeAsTokens(table.upcast(version, row));
    }
}
