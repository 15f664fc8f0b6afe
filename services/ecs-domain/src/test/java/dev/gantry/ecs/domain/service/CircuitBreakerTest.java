package dev.gantry.ecs.domain.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.Completed;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.Failed;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.RollbackBegun;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.Started;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.StopWanted;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.Stopped;
import dev.gantry.value.SeededIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitBreakerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final SeededIds chance = new SeededIds(1);

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "5, 3", "6, 3", "7, 4", "25, 13", "399, 200", "400, 200", "800, 200"})
    void half_the_desired_count_at_least_3_at_most_200(int desired, int threshold) {
        assertThat(CircuitBreaker.threshold(desired)).isEqualTo(threshold);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 10", "4, 20", "5, 40", "8, 320", "10, 1280", "11, 1620", "60, 1620"})
    void the_back_off_doubles_from_the_third_failure_up_to_27_minutes(int failures, int seconds) {
        Duration delay = LaunchFailures.delay(failures, chance).orElse(Duration.ZERO);

        assertThat(delay.toMillis())
                .isBetween(
                        seconds * 800L,
                        Math.min(seconds * 1200L, Duration.ofMinutes(27).toMillis()));
    }

    @Test
    void tasks_that_fail_together_lengthen_the_back_off_once() {
        LaunchFailures failures = LaunchFailures.NONE;
        for (int i = 0; i < 10; i++) {
            failures = failures.failedToStart("no image", NOW, chance);
        }

        assertThat(failures.consecutive()).isEqualTo(10);
        assertThat(failures.neverRan()).isEqualTo(3);
        assertThat(failures.isBackingOff(NOW.plusSeconds(7))).isTrue();
        assertThat(failures.isBackingOff(NOW.plusSeconds(13))).isFalse();
    }

    @Test
    void once_a_task_ran_failures_to_start_do_not_count_for_the_breaker() {
        LaunchFailures failures =
                LaunchFailures.NONE.failedToStart("no image", NOW, chance).ran().failedToStart("no image", NOW, chance);

        assertThat(failures.consecutive()).isEqualTo(1);
        assertThat(failures.neverRan()).isEqualTo(1);
        assertThat(failures.failedHealthChecks("unhealthy").consecutive()).isEqualTo(2);
        assertThat(failures.healthy().consecutive()).isZero();
    }

    @Test
    void a_service_deployment_ends_once() {
        for (ServiceDeploymentStatus status : ServiceDeploymentStatus.values()) {
            for (ServiceDeploymentSignal signal : List.of(
                    new Started(),
                    new Completed(),
                    new Failed(),
                    new StopWanted(true),
                    new StopWanted(false),
                    new RollbackBegun(),
                    new Stopped())) {
                ServiceDeploymentStatus next = ServiceDeploymentLifecycle.next(status, signal);
                assertThat(!status.isOver() || next == status)
                        .as("%s after %s", status, signal)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, SUCCESSFUL, STOPPED",
        "PENDING, SUCCESSFUL, STOPPED",
        "ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED",
        "ROLLBACK_REQUESTED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED"
    })
    void a_service_deployment_ends_as_it_went(
            ServiceDeploymentStatus status, ServiceDeploymentStatus completed, ServiceDeploymentStatus failed) {
        assertThat(ServiceDeploymentLifecycle.next(status, new Completed())).isEqualTo(completed);
        assertThat(ServiceDeploymentLifecycle.next(status, new Failed())).isEqualTo(failed);
    }
}
