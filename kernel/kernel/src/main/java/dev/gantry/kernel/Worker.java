package dev.gantry.kernel;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Like a {@link Controller}, for effects outside of the rows: it runs beside the writer, one turn per key at a time, may
 * block, and reports back with commands.
 */
public interface Worker {

    String name();

    Stream<String> wakenBy(Change<?> change);

    Stream<String> wakenAtStart(View view);

    /** One look at the key; returns when to look again. An exception means: again, later, with back-off. */
    Optional<Instant> work(String key, View view) throws InterruptedException;
}
