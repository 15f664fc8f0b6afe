package dev.gantry.shapes;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The type of a member, an element or a map's value, with the constraints that the model puts on it. */
public sealed interface Type {

    /** Carried as {@link String}. An empty list of values means any text. */
    record Text(Constraint constraint, List<String> values) implements Type {}

    /** Carried as {@link dev.gantry.value.Blob}. A streaming blob is a body. */
    record Bytes(Constraint constraint, boolean streaming) implements Type {}

    /** Carried as {@link Boolean}. */
    record Bool() implements Type {}

    /** Carried as {@link Integer}. */
    record Int(Constraint constraint) implements Type {}

    /** Carried as {@link Long}. */
    record BigInt(Constraint constraint) implements Type {}

    /** Carried as {@link Float}. */
    record Single(Constraint constraint) implements Type {}

    /** Carried as {@link Double}. */
    record Real(Constraint constraint) implements Type {}

    /** Carried as {@link java.time.Instant}; without a format the protocol's own applies. */
    record Timestamp(Optional<TimestampFormat> format) implements Type {}

    /** Free JSON, carried as Map, List, String, Number, Boolean or null. */
    record Document() implements Type {}

    /** Carried as {@link List}. The element name is the model's locationName, or empty. */
    record ListOf(Type element, Optional<String> elementName, boolean flattened, Constraint constraint)
            implements Type {}

    /** Carried as {@link java.util.Map} from String in the order of the wire. */
    record MapOf(
            Type key,
            Type value,
            Optional<String> keyName,
            Optional<String> valueName,
            boolean flattened,
            Constraint constraint)
            implements Type {}

    /** Carried as a generated record. Resolved late, because shapes may contain themselves. */
    record Struct(Supplier<Shape<?>> shape) implements Type {}

    /** The three ways in which AWS writes a time. */
    enum TimestampFormat {
        ISO8601,
        RFC822,
        UNIX
    }
}
