package dev.gantry.shapes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message answers that has no answer, as those of the agent protocols. */
public record Nothing() implements Structure {

    public static final Shape<Nothing> SHAPE = new Shape<>("Nothing", false, List.of(), _ -> new Nothing());

    @Override
    public Shape<Nothing> shape() {
        return SHAPE;
    }

    @Override
    public @Nullable Object member(int index) {
        throw new IndexOutOfBoundsException(index);
    }
}
