package dev.gantry.ecs.domain.placement;

/** SplitMix64: the same seed gives the same numbers. Source: Steele, Lea, Flood, OOPSLA 2014. */
final class SeededChance implements Chance {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SeededChance(long seed) {
        this.state = seed;
    }

    @Override
    public int below(int bound) {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), bound);
    }
}
