package dev.gantry.ecs.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Five agents, a server that is killed now and then, and a network that loses, repeats and reorders: 200 seeds. */
class ConvergenceTest {

    private static final int SEEDS = 200;
    private static final int SERVICE_SEEDS = 50;

    @Test
    void after_all_faults_every_wanted_task_runs_and_no_other_does() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                new LossyWorld(seed).play();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("Seed " + seed + " fails", broken);
            }
        }
        assertThat(SEEDS).isPositive();
    }

    @Test
    void a_service_keeps_its_percents_through_all_faults_and_reaches_a_steady_state() {
        for (long seed = 1; seed <= SERVICE_SEEDS; seed++) {
            try {
                new LossyWorld(seed, true).play();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("Seed " + seed + " fails", broken);
            }
        }
        assertThat(SERVICE_SEEDS).isPositive();
    }
}
