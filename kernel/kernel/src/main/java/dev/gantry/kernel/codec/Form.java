package dev.gantry.kernel.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How values of one type stand in JSON. */
interface Form {

    void write(JsonGenerator out, Object value) throws IOException;

    /** Reads the value whose first token is the parser's current one; it is never JSON's null. */
    Object read(JsonParser in) throws IOException;

    /** What it means that a member of this type is not there; null where it may not be missing. */
    default @Nullable Object whenMissing() {
        return null;
    }

    /** Whether a member with this value is left out. */
    default boolean leavesOut(Object value) {
        return false;
    }
}
