package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import org.jspecify.annotations.Nullable;

/** The body of a REST message: what JSON and XML do differently. */
interface RestBody {

    String contentType();

    /** Reads the members that have no place of their own. */
    void readMembers(Shape<?> shape, @Nullable Object[] values, byte[] body);

    @Nullable
    Object readPayload(Member member, byte[] body);

    byte[] writeMembers(Operation operation, Structure structure);

    byte[] writePayload(Member member, Object value);
}
