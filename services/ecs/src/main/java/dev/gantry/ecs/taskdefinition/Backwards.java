package dev.gantry.ecs.taskdefinition;

import dev.gantry.kernel.Slice;
import dev.gantry.value.Row;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows from the last to the first. */
final class Backwards {

    private Backwards() {}

    /** The rows whose keys come before this one, the last of them first. */
    static <R extends Row> Stream<R> before(Slice<R> rows, Optional<String> key) {
        int end = key.map(given -> countBefore(rows, given)).orElseGet(rows::count);
        return IntStream.range(0, end).mapToObj(step -> rows.at(end - 1 - step));
    }

    private static <R extends Row> int countBefore(Slice<R> rows, String key) {
        int upTo = rows.count() - rows.after(key).count();
        return upTo > 0 && rows.at(upTo - 1).key().equals(key) ? upTo - 1 : upTo;
    }
}
