package dev.gantry.ecs.domain.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.ecs.CanaryConfiguration;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.LinearConfiguration;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficPlanTest {

    private static TrafficPlan linear(double percent) {
        return TrafficPlan.of(DeploymentConfiguration.builder()
                .strategy("LINEAR")
                .linearConfiguration(new LinearConfiguration(percent, 6))
                .build());
    }

    private static TrafficPlan canary(double percent) {
        return TrafficPlan.of(DeploymentConfiguration.builder()
                .strategy("CANARY")
                .canaryConfiguration(new CanaryConfiguration(percent, 10))
                .bakeTimeInMinutes(3)
                .build());
    }

    @Test
    void blue_green_moves_all_at_once() {
        TrafficPlan plan = TrafficPlan.of(DeploymentConfiguration.builder()
                .strategy("BLUE_GREEN")
                .bakeTimeInMinutes(5)
                .build());

        assertThat(plan.steps()).containsExactly(100.0);
        assertThat(plan.bake()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void linear_goes_in_equal_steps_and_the_last_one_takes_the_rest() {
        assertThat(linear(40).steps()).containsExactly(40.0, 80.0, 100.0);
        assertThat(linear(100).steps()).containsExactly(100.0);
        assertThat(linear(33.3).steps()).containsExactly(33.3, 66.6, 99.9, 100.0);
        assertThat(linear(10).stepBake()).isEqualTo(Duration.ofMinutes(6));
    }

    @ParameterizedTest
    @CsvSource({"3.0, 34", "10.0, 10", "12.5, 8", "50.0, 2"})
    void linear_has_as_many_steps_as_it_takes(double percent, int steps) {
        assertThat(linear(percent).steps()).hasSize(steps).isSorted().endsWith(100.0);
    }

    @Test
    void canary_goes_in_two_steps() {
        assertThat(canary(5).steps()).containsExactly(5.0, 100.0);
        assertThat(canary(100).steps()).containsExactly(100.0);
        assertThat(canary(5).stepBake()).isEqualTo(Duration.ofMinutes(10));
        assertThat(canary(5).bake()).isEqualTo(Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLUE_GREEN", "LINEAR", "CANARY"})
    void these_strategies_pass_stages(String strategy) {
        assertThat(TrafficPlan.isStaged(
                        DeploymentConfiguration.builder().strategy(strategy).build()))
                .isTrue();
    }

    @Test
    void a_rolling_update_has_no_stages() {
        assertThat(List.of("ROLLING"))
                .noneMatch(strategy -> TrafficPlan.isStaged(
                        DeploymentConfiguration.builder().strategy(strategy).build()));
        assertThat(TrafficPlan.isStaged(DeploymentConfiguration.builder().build()))
                .isFalse();
    }
}
