package dev.gantry.ecs.domain.placement;

import java.util.SplittableRandom;

/** Where a placement's luck comes from. It arrives with the command, so that the same command chooses the same. */
public interface Chance {

    /** From 0 up to, but not including, the bound. */
    int below(int bound);

    /** As in {@code Chance.seeded(ids.hex(16))}. */
    static Chance seeded(String hex) {
        SplittableRandom random = new SplittableRandom(Long.parseUnsignedLong(hex, 16));
        return random::nextInt;
    }
}
