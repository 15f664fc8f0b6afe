package dev.gantry.shapes;

import org.jspecify.annotations.Nullable;

/** A generated record: the value of an AWS structure or union. An absent member is null, and only at the wire. */
public interface Structure {

    Shape<?> shape();

    /** The value of the member that stands at this place in {@link Shape#members()}. */
    @Nullable
    Object member(int index);
}
