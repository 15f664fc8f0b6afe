package dev.gantry.wire;

import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;

/** A structure as AWS JSON outside of a request: messages of the agent protocols, events, stored documents. */
public final class ShapeJson {

    private ShapeJson() {}

    public static byte[] write(Structure structure) {
        return TokenWriter.write(Dialect.JSON, structure);
    }

    /** @throws ServiceException SerializationException, if the text is not of this shape */
    @SuppressWarnings("unchecked") // a shape makes its own structures
    public static <S extends Structure> S read(Shape<S> shape, byte[] json) {
        try {
            return (S) TokenReader.read(Dialect.JSON, shape, json);
        } catch (MalformedException e) {
            throw TokenErrors.malformed(e);
        }
    }
}
