package dev.gantry.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.gantry.shapes.Member;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.Type;
import dev.gantry.shapes.Type.TimestampFormat;
import dev.gantry.value.Blob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes structures as JSON or CBOR tokens, led by their descriptors. Absent members are left out. */
final class TokenWriter {

    private final JsonGenerator out;
    private final Dialect dialect;

    private TokenWriter(JsonGenerator out, Dialect dialect) {
        this.out = out;
        this.dialect = dialect;
    }

    /** The members of a structure that belong into the body. */
    static byte[] write(Dialect dialect, Structure structure) {
        return generate(dialect, writer -> writer.structure(structure));
    }

    static byte[] writeValue(Dialect dialect, Type type, Object value) {
        return generate(dialect, writer -> writer.value(type, value));
    }

    /** An object that begins with these entries and goes on with the members of a structure. */
    static byte[] write(Dialect dialect, Map<String, String> first, Structure structure) {
        return generate(dialect, writer -> {
            writer.out.writeStartObject();
            for (Map.Entry<String, String> entry : first.entrySet()) {
                writer.out.writeStringField(entry.getKey(), entry.getValue());
            }
            writer.members(structure);
            writer.out.writeEndObject();
        });
    }

    /** An object of values that no model describes, after these entries. */
    static byte[] write(Dialect dialect, Map<String, String> first, Map<String, Object> rest) {
        return generate(dialect, writer -> {
            writer.out.writeStartObject();
            for (Map.Entry<String, String> entry : first.entrySet()) {
                writer.out.writeStringField(entry.getKey(), entry.getValue());
            }
            for (Map.Entry<String, Object> entry : rest.entrySet()) {
                writer.out.writeFieldName(entry.getKey());
                writer.document(entry.getValue());
            }
            writer.out.writeEndObject();
        });
    }

    private static byte[] generate(Dialect dialect, Writing writing) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
            try (JsonGenerator out = dialect.factory().createGenerator(bytes)) {
                writing.to(new TokenWriter(out, dialect));
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is written to a generator. */
    private interface Writing {
        void to(TokenWriter writer) throws IOException;
    }

    private void structure(Structure structure) throws IOException {
        out.writeStartObject();
        members(structure);
        out.writeEndObject();
    }

    private void members(Structure structure) throws IOException {
        List<Member> members = structure.shape().members();
        List<SerializableString> names = FieldNames.of(structure.shape());
        for (int i = 0; i < members.size(); i++) {
            Object value = structure.member(i);
            if (value != null && members.get(i).location() == Member.Location.BODY) {
                Member member = members.get(i);
                out.writeFieldName(names.get(i));
                value(member.type(), value);
            }
        }
    }

    private void value(Type type, Object value) throws IOException {
        switch (type) {
            case Type.ListOf list -> list(list, (List<?>) value);
            case Type.MapOf map -> map(map, (Map<?, ?>) value);
            case Type.Timestamp(var format) when format.isPresent() -> timestamp(format.get(), (Instant) value);
            default -> document(value);
        }
    }

    private void timestamp(TimestampFormat format, Instant time) throws IOException {
        if (format == TimestampFormat.UNIX || dialect == Dialect.CBOR) {
            dialect.writeTimestamp(out, time);
        } else {
            out.writeString(Timestamps.format(time, format));
        }
    }

    private void list(Type.ListOf type, List<?> list) throws IOException {
        out.writeStartArray();
        for (Object element : list) {
            value(type.element(), element);
        }
        out.writeEndArray();
    }

    private void map(Type.MapOf type, Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeFieldName((String) entry.getKey());
            value(type.value(), entry.getValue());
        }
        out.writeEndObject();
    }

    /** A value as what it is: simple values, structures, and documents of all of them. */
    private void document(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Boolean truth -> out.writeBoolean(truth);
            case Structure structure -> structure(structure);
            case Instant time -> dialect.writeTimestamp(out, time);
            case Double number -> dialect.writeReal(out, number);
            case Float number -> single(number);
            case Blob blob -> out.writeBinary(blob.bytes());
            case Map<?, ?> map -> documentMap(map);
            case Iterable<?> list -> documentList(list);
            case java.math.BigInteger number -> out.writeNumber(number);
            case java.math.BigDecimal number -> out.writeNumber(number);
            default -> out.writeString(value.toString());
        }
    }

    private void single(float number) throws IOException {
        if (Float.isFinite(number)) {
            out.writeNumber(number);
        } else {
            dialect.writeReal(out, number);
        }
    }

    private void documentMap(Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeFieldName(String.valueOf(entry.getKey()));
            document(entry.getValue());
        }
        out.writeEndObject();
    }

    private void documentList(Iterable<?> list) throws IOException {
        out.writeStartArray();
        for (Object element : list) {
            document(element);
        }
        out.writeEndArray();
    }
}
