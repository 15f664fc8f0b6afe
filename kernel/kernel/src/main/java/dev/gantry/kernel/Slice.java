package dev.gantry.kernel;

import dev.gantry.value.Row;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rows of one view in the order of their keys: counted without being visited, and entered anywhere. */
public interface Slice<R extends Row> extends Iterable<R> {

    int count();

    /** The row at this place in the order of keys, from 0. Cheap: a random pick needs no scan. */
    R at(int position);

    /** The rows whose keys come after this one: where a page begins. */
    Slice<R> after(String key);

    /** The rows whose keys begin with this text. */
    Slice<R> startingWith(String prefix);

    default boolean isEmpty() {
        return !iterator().hasNext();
    }

    default Stream<R> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
