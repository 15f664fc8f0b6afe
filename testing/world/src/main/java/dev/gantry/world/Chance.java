package dev.gantry.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Everything that happens by chance in a world follows from its seed. */
public final class Chance {

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    public static Chance seeded(long seed) {
        return new Chance(new SplittableRandom(seed));
    }

    /** A chance of its own: what is drawn here does not shift what is drawn there. */
    public Chance split() {
        return new Chance(random.split());
    }

    public boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public long seed() {
        return random.nextLong();
    }

    public <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** In whole milliseconds. */
    public Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }

    public Duration between(Duration least, Duration most) {
        return least.plus(upTo(most.minus(least)));
    }
}
