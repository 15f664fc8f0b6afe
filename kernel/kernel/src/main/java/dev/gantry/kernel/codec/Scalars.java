package dev.gantry.kernel.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.gantry.value.Blob;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The forms of values that are one JSON token. */
final class Scalars {

    private Scalars() {}

    static Map<Type, Form> numbers() {
        Form ints = new Number(JsonParser::getIntValue, null);
        Form longs = new Number(JsonParser::getLongValue, null);
        Form doubles = new Number(JsonParser::getDoubleValue, null);
        Form floats = new Number(JsonParser::getFloatValue, null);
        return Map.ofEntries(
                Map.entry(int.class, new Number(JsonParser::getIntValue, 0)),
                Map.entry(long.class, new Number(JsonParser::getLongValue, 0L)),
                Map.entry(double.class, new Number(JsonParser::getDoubleValue, 0.0)),
                Map.entry(float.class, new Number(JsonParser::getFloatValue, 0.0f)),
                Map.entry(boolean.class, new Truth(false)),
                Map.entry(Integer.class, ints),
                Map.entry(Long.class, longs),
                Map.entry(Double.class, doubles),
                Map.entry(Float.class, floats),
                Map.entry(Boolean.class, new Truth(null)));
    }

    /** Asks the parser for the current number. */
    private interface Reading {
        Object read(JsonParser in) throws IOException;
    }

    private record Number(Reading reading, @Nullable Object whenMissing) implements Form {

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            switch (value) {
                case Double real -> out.writeNumber(real);
                case Float real -> out.writeNumber(real);
                default -> out.writeNumber(((java.lang.Number) value).longValue());
            }
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return reading.read(in);
        }
    }

    private record Truth(@Nullable Object whenMissing) implements Form {

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeBoolean((boolean) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return in.getBooleanValue();
        }
    }

    record Text(Texts texts) implements Form {

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeString((String) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return texts.read(in);
        }
    }

    /** A value that its own text tells exactly. */
    record Spelled<T>(Function<String, T> parse) implements Form {

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeString(value.toString());
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return parse.apply(in.getText());
        }
    }

    record Bytes() implements Form {

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeBinary(((Blob) value).bytes());
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return Blob.of(in.getBinaryValue());
        }
    }
}
