package dev.gantry.kernel;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the rows agree with what is wanted, level-triggered: a change marks keys dirty, a turn looks at the view as it
 * is now. Turns run in the one writer and are quick; the loop owns queue, retry and back-off.
 */
public interface Controller {

    String name();

    /** The keys to look at after this change. */
    Stream<String> wakenBy(Change<?> change);

    /** The keys to look at after a start: those whose work a killed server may have left undone. */
    Stream<String> wakenAtStart(View view);

    /** One look at the key; returns when to look again, if time alone may change the answer. */
    Optional<Instant> turn(String key, Tx tx);
}
