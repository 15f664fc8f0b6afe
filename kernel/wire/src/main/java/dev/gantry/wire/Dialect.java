package dev.gantry.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.time.Instant;

/** The two token streams that carry structures: JSON and CBOR. They differ in times and in numbers that are none. */
enum Dialect {
    JSON {
        @Override
        void writeTimestamp(JsonGenerator out, Instant time) throws IOException {
            out.writeNumber(Timestamps.epochSeconds(time));
        }

        @Override
        void writeReal(JsonGenerator out, double value) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeString(Double.toString(value));
            }
        }
    },
    CBOR {
        @Override
        void writeTimestamp(JsonGenerator out, Instant time) throws IOException {
            ((CBORGenerator) out).writeTag(EPOCH_TAG);
            long millis = time.toEpochMilli();
            if (millis % 1000 == 0) {
                out.writeNumber(millis / 1000);
            } else {
                out.writeNumber(millis / 1000.0);
            }
        }

        @Override
        void writeReal(JsonGenerator out, double value) throws IOException {
            out.writeNumber(value);
        }
    };

    /** RFC 8949: what follows is the time as seconds since 1970. */
    static final int EPOCH_TAG = 1;

    private static final int DEEPEST = 128;
    private static final JsonFactory JSON_FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(constraints())
            .build();
    private static final JsonFactory CBOR_FACTORY = CBORFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(constraints())
            .build();

    abstract void writeTimestamp(JsonGenerator out, Instant time) throws IOException;

    abstract void writeReal(JsonGenerator out, double value) throws IOException;

    JsonFactory factory() {
        return this == JSON ? JSON_FACTORY : CBOR_FACTORY;
    }

    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    }
}
