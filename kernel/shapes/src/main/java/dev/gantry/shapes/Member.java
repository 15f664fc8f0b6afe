package dev.gantry.shapes;

import java.util.Optional;

/**
 * One member of a structure: its name in the model, its type, and where it stands on the wire.
 *
 * @param name as in the model
 * @param wireName the model's locationName, or the name
 * @param queryName the name in an ec2Query request where the model names one
 * @param location where restJson and restXml put it
 * @param required the request is refused without it
 * @param idempotencyToken filled in by clients that leave it out
 * @param attribute an XML attribute of the enclosing element
 * @param sensitive never printed, neither by {@code toString} nor in logs
 */
public record Member(
        String name,
        String wireName,
        Optional<String> queryName,
        Type type,
        Location location,
        boolean required,
        boolean idempotencyToken,
        boolean attribute,
        boolean sensitive) {

    public Member(
            String name,
            String wireName,
            Optional<String> queryName,
            Type type,
            Location location,
            boolean required,
            boolean idempotencyToken,
            boolean attribute) {
        this(name, wireName, queryName, type, location, required, idempotencyToken, attribute, false);
    }

    /** The parts of an HTTP message. PAYLOAD is the whole body. */
    public enum Location {
        BODY,
        PAYLOAD,
        HEADER,
        PREFIX_HEADERS,
        URI,
        QUERY,
        STATUS
    }
}
