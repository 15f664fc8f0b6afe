package dev.gantry.world.safety;

import java.util.Optional;

/** Something that must be true after every step. */
public interface Property {

    /** How the commit broke it. */
    Optional<String> brokenBy(Commit commit);

    /** As in {@code StatusNeverMovesBack}. */
    default String name() {
        return getClass().getSimpleName();
    }
}
