package dev.gantry.ecs.domain.placement;

/** Where a placement's luck comes from. It arrives with the command, so that the same command chooses the same. */
public interface Chance {

    /** From 0 up to, but not including, the bound. */
    int below(int bound);

    /** As in {@code Chance.seeded(ids.hex(16))}: at most 16 hexadecimal digits. */
    static Chance seeded(String hex) {
        return new SeededChance(Long.parseUnsignedLong(hex, 16));
    }
}
