package dev.gantry.world;

import dev.gantry.world.life.Life;
import org.junit.jupiter.api.Test;

/** Seeds that failed once, each under the name of what was wrong. */
class FailedSeedsTest {

    @Test
    void a_service_that_is_scaled_in_during_a_rollout_counts_both_kinds_of_stops_against_its_minimum() {
        Life.play(261, false);
    }
}
