package dev.gantry.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.world.life.Failed;
import dev.gantry.world.life.Life;
import org.junit.jupiter.api.Test;

/** Two thousand lives of small worlds, each another one. */
class LivesTest {

    private static final long SEEDS = 2_000;

    @Test
    void whatever_happens_nothing_is_broken_and_everything_settles() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            play(seed);
        }
    }

    private static void play(long seed) {
        try {
            Life.play(seed, false);
        } catch (Failed failed) {
            throw new AssertionError(failed.getMessage() + "\nRead it with: ./gantry world --seed " + seed, failed);
        }
    }

    @Test
    void the_same_seed_gives_the_same_history() {
        for (long seed = 1; seed <= 10; seed++) {
            assertThat(Life.play(seed, true)).isEqualTo(Life.play(seed, true)).isNotEmpty();
        }
    }
}
