package dev.gantry.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gantry.shapes.Member;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.Type;
import dev.gantry.shapes.Type.TimestampFormat;
import dev.gantry.value.Blob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads structures from JSON or CBOR tokens, led by their descriptors. Its error texts are those of AWS' own reader. */
final class TokenReader {

    private final JsonParser parser;
    private final boolean plain;

    private TokenReader(JsonParser parser, boolean plain) {
        this.parser = parser;
        this.plain = plain;
    }

    /** The structure that is the whole of a body. No body at all is an empty structure. */
    static Structure read(Dialect dialect, Shape<?> shape, byte[] body) {
        @Nullable Object[] values = new @Nullable Object[shape.members().size()];
        readInto(values, dialect, shape, body);
        return shape.create(values);
    }

    /** Reads a body's members in between those that stand elsewhere in the message. */
    static void readInto(@Nullable Object[] values, Dialect dialect, Shape<?> shape, byte[] body) {
        if (body.length > 0) {
            parse(dialect, body, reader -> {
                reader.expect(JsonToken.START_OBJECT);
                reader.members(shape, values);
                return values;
            });
        }
    }

    /** The value that is the whole of a body, or null. */
    static @Nullable Object readValue(Dialect dialect, Type type, byte[] body) {
        if (body.length == 0) {
            return null;
        }
        return parse(dialect, body, reader -> {
            JsonToken token = reader.parser.nextToken();
            return token == JsonToken.VALUE_NULL ? null : reader.value(type, token);
        });
    }

    private static <T extends @Nullable Object> T parse(Dialect dialect, byte[] body, Reading<T> reading) {
        try (JsonParser parser = dialect.factory().createParser(body)) {
            T value = reading.from(new TokenReader(parser, dialect == Dialect.JSON && WellFormed.isPlain(body)));
            if (parser.nextToken() != null) {
                throw new MalformedException("Unexpected content after the end of the document");
            }
            return value;
        } catch (IOException e) {
            throw new MalformedException("The request body is not well-formed");
        }
    }

    /** What is read from a parser. */
    private interface Reading<T extends @Nullable Object> {
        T from(TokenReader reader) throws IOException;
    }

    private void expect(JsonToken wanted) throws IOException {
        if (parser.nextToken() != wanted) {
            throw new MalformedException("Unexpected start of the document");
        }
    }

    private Structure structure(Shape<?> shape) throws IOException {
        @Nullable Object[] values = new @Nullable Object[shape.members().size()];
        int set = members(shape, values);
        if (shape.union() && set != 1) {
            throw new MalformedException("Exactly one member of " + shape.name() + " must be set");
        }
        return shape.create(values);
    }

    private int members(Shape<?> shape, @Nullable Object[] values) throws IOException {
        int set = 0;
        String name;
        while ((name = nextName()) != null) {
            int index = shape.indexOfWireName(name);
            JsonToken token = parser.nextToken();
            Member member = index < 0 ? null : shape.members().get(index);
            if (member == null || member.location() != Member.Location.BODY || isNull(token)) {
                parser.skipChildren();
            } else {
                set += values[index] == null ? 1 : 0;
                values[index] = value(member.type(), token);
            }
        }
        return set;
    }

    private @Nullable String nextName() throws IOException {
        String name = parser.nextFieldName();
        if (name == null && parser.currentToken() != JsonToken.END_OBJECT) {
            throw new MalformedException("Unexpected end of a structure");
        }
        return name;
    }

    private static boolean isNull(@Nullable JsonToken token) {
        return token == JsonToken.VALUE_NULL;
    }

    private Object value(Type type, @Nullable JsonToken token) throws IOException {
        return switch (type) {
            case Type.Text _ -> text(token);
            case Type.Bool _ -> bool(token);
            case Type.Int _ -> integer(token);
            case Type.BigInt _ -> bigInteger(token);
            case Type.Single _ -> (float) real(token);
            case Type.Real _ -> real(token);
            case Type.Bytes _ -> blob(token);
            case Type.Timestamp(var format) -> timestamp(token, format.orElse(TimestampFormat.ISO8601));
            case Type.Document _ -> document(token);
            case Type.ListOf list -> list(list, token);
            case Type.MapOf map -> map(map, token);
            case Type.Struct(var shape) -> {
                require(token, JsonToken.START_OBJECT, "a structure");
                yield structure(shape.get());
            }
        };
    }

    private String text(@Nullable JsonToken token) throws IOException {
        require(token, JsonToken.VALUE_STRING, "a String");
        String text = parser.getText();
        return plain ? text : WellFormed.require(text);
    }

    private Boolean bool(@Nullable JsonToken token) {
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw mismatch(token, "a Boolean");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private Integer integer(@Nullable JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getIntValue();
        }
        double whole = whole(token, "an Integer");
        if (whole < Integer.MIN_VALUE || whole > Integer.MAX_VALUE) {
            throw new MalformedException("The number is out of the range of an Integer");
        }
        return (int) whole;
    }

    private Long bigInteger(@Nullable JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        double whole = whole(token, "a Long");
        if (whole < -0x1p63 || whole >= 0x1p63) {
            throw new MalformedException("The number is out of the range of a Long");
        }
        return (long) whole;
    }

    /** Some clients write whole numbers with a fraction of zero. */
    private double whole(@Nullable JsonToken token, String wanted) throws IOException {
        require(token, JsonToken.VALUE_NUMBER_FLOAT, wanted);
        double value = parser.getDoubleValue();
        if (value != Math.rint(value)) {
            throw mismatch(token, wanted);
        }
        return value;
    }

    private double real(@Nullable JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            return notANumber(parser.getText());
        }
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw mismatch(token, "a Double");
        }
        return parser.getDoubleValue();
    }

    private static double notANumber(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw mismatch(JsonToken.VALUE_STRING, "a Double");
        };
    }

    private Blob blob(@Nullable JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_EMBEDDED_OBJECT) {
            throw mismatch(token, "a Blob");
        }
        byte[] bytes = parser.getBinaryValue();
        if (bytes == null) {
            throw mismatch(token, "a Blob");
        }
        return Blob.of(bytes);
    }

    private Object timestamp(@Nullable JsonToken token, TimestampFormat format) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            return Timestamps.parse(parser.getText(), format);
        }
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw mismatch(token, "a Date");
        }
        return Timestamps.ofEpochSeconds(parser.getDoubleValue());
    }

    private List<Object> list(Type.ListOf type, @Nullable JsonToken token) throws IOException {
        require(token, JsonToken.START_ARRAY, "a list");
        JsonToken next = parser.nextToken();
        if (next == JsonToken.END_ARRAY) {
            return List.of();
        }
        List<Object> elements = new ArrayList<>();
        for (; next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            elements.add(value(type.element(), next));
        }
        return elements;
    }

    private Map<String, Object> map(Type.MapOf type, @Nullable JsonToken token) throws IOException {
        require(token, JsonToken.START_OBJECT, "a map");
        Map<String, Object> entries = new LinkedHashMap<>();
        String key;
        while ((key = nextName()) != null) {
            entries.put(plain ? key : WellFormed.require(key), value(type.value(), parser.nextToken()));
        }
        return entries;
    }

    private @Nullable Object documentOrNull(@Nullable JsonToken token) throws IOException {
        return isNull(token) ? null : document(token);
    }

    private Object document(@Nullable JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> documentMap();
            case START_ARRAY -> documentList();
            case VALUE_STRING -> text(token);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE, VALUE_FALSE -> bool(token);
            case null, default -> throw mismatch(token, "a document");
        };
    }

    private Map<String, @Nullable Object> documentMap() throws IOException {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        String key;
        while ((key = nextName()) != null) {
            entries.put(plain ? key : WellFormed.require(key), documentOrNull(parser.nextToken()));
        }
        return Collections.unmodifiableMap(entries);
    }

    private List<@Nullable Object> documentList() throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            elements.add(documentOrNull(next));
        }
        return Collections.unmodifiableList(elements);
    }

    private static void require(@Nullable JsonToken token, JsonToken wanted, String what) {
        if (token != wanted) {
            throw mismatch(token, what);
        }
    }

    private static MalformedException mismatch(@Nullable JsonToken token, String wanted) {
        return new MalformedException(
                switch (token) {
                    case START_OBJECT -> "Start of structure or map found where not expected.";
                    case START_ARRAY -> "Start of list found where not expected.";
                    case VALUE_TRUE -> "TRUE_VALUE can not be converted to " + wanted;
                    case VALUE_FALSE -> "FALSE_VALUE can not be converted to " + wanted;
                    case VALUE_STRING -> "STRING_VALUE can not be converted to " + wanted;
                    case VALUE_NULL -> "NULL_VALUE can not be converted to " + wanted;
                    case VALUE_NUMBER_INT -> "NUMBER_VALUE can not be converted to " + wanted;
                    case VALUE_NUMBER_FLOAT -> "DECIMAL_VALUE can not be converted to " + wanted;
                    case null, default -> "Unexpected content where " + wanted + " is expected";
                });
    }
}
