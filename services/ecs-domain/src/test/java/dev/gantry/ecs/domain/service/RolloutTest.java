package dev.gantry.ecs.domain.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.service.Rollout.Bounds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutTest {

    private static StageCounts tasks(int starting, int warming, int healthy, int unhealthy) {
        return new StageCounts(starting, warming, healthy, unhealthy);
    }

    private static StageCounts healthy(int count) {
        return tasks(0, 0, count, 0);
    }

    private static Rollout rollout(Bounds bounds, StageCounts staying, StageCounts leaving) {
        return new Rollout(bounds, staying, leaving, true);
    }

    @ParameterizedTest
    @CsvSource({
        // desired, min %, max %, least, most
        "4, 50, 200, 2, 8",
        "2, 75, 100, 2, 2",
        "3, 100, 125, 3, 3",
        "4, 100, 125, 4, 5",
        "1, 100, 200, 1, 2",
        "1, 50, 150, 1, 1",
        "3, 50, 150, 2, 4",
        "10, 33, 133, 4, 13",
        "0, 100, 200, 0, 0",
        "5, 0, 100, 0, 5",
        "2000000000, 100, 200, 2000000000, 2147483647"
    })
    void the_minimum_is_rounded_up_and_the_maximum_down(int desired, int min, int max, int least, int most) {
        assertThat(Bounds.of(desired, min, max)).isEqualTo(new Bounds(desired, least, most));
    }

    @ParameterizedTest
    @CsvSource({
        // desired, min, max, healthy old: may stop now, may start now
        "4, 50, 100, 4, 2, 0",
        "2, 75, 100, 2, 0, 0",
        "4, 100, 200, 4, 0, 4",
        "3, 100, 125, 3, 0, 0",
        "1, 100, 200, 1, 0, 1",
        "10, 90, 110, 10, 1, 1",
        "10, 0, 100, 10, 10, 0"
    })
    void a_new_deployment_begins_within_the_percents(
            int desired, int min, int max, int old, int mayStop, int mayStart) {
        Rollout rollout = rollout(Bounds.of(desired, min, max), StageCounts.NONE, healthy(old));

        assertThat(rollout.healthyToLeave()).isEqualTo(mayStop);
        assertThat(rollout.toStart(0)).isEqualTo(mayStart);
    }

    @Test
    void pending_and_unhealthy_old_tasks_go_first_and_make_room() {
        Rollout rollout = rollout(Bounds.of(4, 100, 100), StageCounts.NONE, tasks(1, 0, 2, 1));

        assertThat(rollout.obsolete()).isEqualTo(tasks(1, 0, 0, 1));
        assertThat(rollout.toStart(2)).isEqualTo(2);
        assertThat(rollout.healthyToLeave()).isZero();
    }

    @Test
    void old_tasks_leave_as_new_ones_become_healthy() {
        Bounds bounds = Bounds.of(3, 100, 200);

        assertThat(rollout(bounds, tasks(3, 0, 0, 0), healthy(3)).healthyToLeave())
                .isZero();
        assertThat(rollout(bounds, tasks(0, 3, 0, 0), healthy(3)).healthyToLeave())
                .isZero();
        assertThat(rollout(bounds, tasks(0, 1, 2, 0), healthy(3)).healthyToLeave())
                .isEqualTo(2);
        assertThat(rollout(bounds, healthy(3), healthy(3)).healthyToLeave()).isEqualTo(3);
    }

    @Test
    void old_tasks_that_never_became_healthy_do_not_stay_for_ever() {
        Rollout rollout = rollout(Bounds.of(3, 100, 200), healthy(3), tasks(0, 3, 0, 0));

        assertThat(rollout.warmingToLeave(0)).isEqualTo(3);
    }

    @Test
    void what_is_too_much_is_excess() {
        assertThat(rollout(Bounds.of(2, 100, 200), tasks(1, 0, 4, 0), StageCounts.NONE)
                        .excess())
                .isEqualTo(3);
        assertThat(rollout(Bounds.of(5, 100, 200), tasks(1, 0, 4, 0), StageCounts.NONE)
                        .excess())
                .isZero();
    }

    @Test
    void an_unhealthy_task_is_stopped_once_its_replacement_is_healthy() {
        Bounds bounds = Bounds.of(3, 100, 200);

        assertThat(rollout(bounds, tasks(0, 0, 2, 1), StageCounts.NONE).toStart(0))
                .isEqualTo(1);
        assertThat(rollout(bounds, tasks(0, 0, 2, 1), StageCounts.NONE).unhealthyToStop())
                .isZero();
        assertThat(rollout(bounds, tasks(1, 0, 2, 1), StageCounts.NONE).unhealthyToStop())
                .isZero();
        assertThat(rollout(bounds, tasks(0, 0, 3, 1), StageCounts.NONE).unhealthyToStop())
                .isEqualTo(1);
    }

    @Test
    void without_room_unhealthy_tasks_are_stopped_one_by_one() {
        Bounds bounds = Bounds.of(3, 100, 100);

        assertThat(rollout(bounds, tasks(0, 0, 1, 2), StageCounts.NONE).unhealthyToStop())
                .isEqualTo(1);
        assertThat(rollout(bounds, tasks(1, 0, 1, 1), StageCounts.NONE).unhealthyToStop())
                .isZero();
        assertThat(rollout(bounds, tasks(0, 0, 1, 1), StageCounts.NONE).toStart(0))
                .isEqualTo(1);
    }

    @Test
    void a_failed_deployment_starts_nothing_and_pushes_nobody_out() {
        Rollout failed = new Rollout(Bounds.of(3, 100, 200), StageCounts.NONE, healthy(3), false);

        assertThat(failed.toStart(0)).isZero();
        assertThat(failed.healthyToLeave()).isZero();
        assertThat(failed.isBlocked()).isFalse();
    }

    @Test
    void a_failed_deployment_can_still_be_scaled_in() {
        assertThat(new Rollout(Bounds.of(1, 100, 200), StageCounts.NONE, healthy(3), false).healthyToLeave())
                .isEqualTo(2);
        assertThat(new Rollout(Bounds.of(0, 100, 200), healthy(1), tasks(1, 0, 2, 0), false).obsolete())
                .isEqualTo(tasks(1, 0, 0, 0));
    }

    @Test
    void it_is_blocked_when_it_may_neither_start_nor_stop_nor_wait() {
        assertThat(rollout(Bounds.of(2, 75, 100), StageCounts.NONE, healthy(2)).isBlocked())
                .isTrue();
        assertThat(rollout(Bounds.of(2, 100, 200), StageCounts.NONE, healthy(2)).isBlocked())
                .isFalse();
        assertThat(rollout(Bounds.of(2, 100, 200), tasks(1, 0, 1, 0), healthy(2))
                        .isBlocked())
                .isFalse();
        assertThat(rollout(Bounds.of(2, 100, 200), healthy(2), StageCounts.NONE).isBlocked())
                .isFalse();
    }

    @Test
    void it_is_steady_with_all_healthy_and_nothing_else() {
        Bounds bounds = Bounds.of(2, 100, 200);

        assertThat(rollout(bounds, healthy(2), StageCounts.NONE).isSteady()).isTrue();
        assertThat(rollout(bounds, tasks(0, 1, 1, 0), StageCounts.NONE).isSteady())
                .isFalse();
        assertThat(rollout(bounds, healthy(3), StageCounts.NONE).isSteady()).isFalse();
        assertThat(rollout(bounds, healthy(2), healthy(1)).isSteady()).isFalse();
        assertThat(rollout(Bounds.of(0, 100, 200), StageCounts.NONE, StageCounts.NONE)
                        .isSteady())
                .isTrue();
    }

    /** Whatever the state: our own acts leave no more than the maximum and no fewer healthy ones than the minimum. */
    @Test
    void never_acts_beyond_its_bounds() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            int desired = random.nextInt(0, 12);
            Bounds bounds = Bounds.of(desired, random.nextInt(0, 101), random.nextInt(100, 201));
            StageCounts staying = any(random);
            StageCounts leaving = any(random);
            Rollout rollout = new Rollout(bounds, staying, leaving, random.nextBoolean());

            int gone = rollout.obsolete().wanted();
            int started = rollout.toStart(gone);
            int healthyLeft = rollout.healthyToLeave();
            int warmingLeft = rollout.warmingToLeave(healthyLeft);

            int total = staying.wanted() + leaving.wanted() - gone + started;
            if (started > 0) {
                assertThat(total).as("%s", rollout).isLessThanOrEqualTo(bounds.most());
            }
            int healthy = staying.healthy() + leaving.healthy() - healthyLeft;
            if (healthyLeft > 0) {
                assertThat(healthy).as("%s", rollout).isGreaterThanOrEqualTo(bounds.least());
            }
            int available = healthy + staying.warming() + leaving.warming() - warmingLeft;
            if (warmingLeft > 0) {
                assertThat(available).as("%s", rollout).isGreaterThanOrEqualTo(bounds.least());
            }
            assertThat(healthyLeft).isBetween(0, leaving.healthy());
            assertThat(warmingLeft).isBetween(0, leaving.warming());
            assertThat(rollout.unhealthyToStop()).isBetween(0, staying.unhealthy());
            assertThat(rollout.excess()).isBetween(0, staying.wanted());
        }
    }

    private static StageCounts any(SplittableRandom random) {
        return tasks(random.nextInt(4), random.nextInt(4), random.nextInt(8), random.nextInt(3));
    }
}
