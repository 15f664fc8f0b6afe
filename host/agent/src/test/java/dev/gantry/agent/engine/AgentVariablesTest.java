package dev.gantry.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gantry.agent.runtime.TimeBounds;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What amazon-ecs-agent's variables make of an agent. */
class AgentVariablesTest {

    private static AgentSettings with(String name, String value) {
        return new AgentVariables(Map.of(name, value)).settings("id", "region");
    }

    @Test
    void says_nothing_by_itself() {
        AgentVariables none = new AgentVariables(Map.of());

        assertThat(none.settings("id", "region")).isEqualTo(AgentSettings.of("id", "region"));
        assertThat(none.bounds()).isEqualTo(TimeBounds.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"1h2m3s,3723", "10m,600", "1s,1", "0s,10800"})
    void a_stopped_tasks_containers_stay_as_long_as_it_says(String text, int seconds) {
        assertThat(with("ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION", text).cleanupWait())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"true,REQUIRED", "false,OFF", "'',WHERE_POSSIBLE"})
    void tasks_limits_are_held_as_it_says(String text, TaskLimits expected) {
        assertThat(with("ECS_ENABLE_TASK_CPU_MEM_LIMIT", text).taskLimits()).isEqualTo(expected);
    }

    @Test
    void images_are_removed_as_it_says() {
        AgentSettings settings = new AgentVariables(Map.of(
                        "ECS_IMAGE_CLEANUP_INTERVAL", "20m",
                        "ECS_IMAGE_MINIMUM_CLEANUP_AGE", "2h",
                        "ECS_NUM_IMAGES_DELETE_PER_CYCLE", "9"))
                .settings("id", "region");

        assertThat(settings.images()).isEqualTo(new ImageCleanup(true, Duration.ofMinutes(20), Duration.ofHours(2), 9));
    }

    @Test
    void less_than_the_least_is_as_if_not_said() {
        assertThat(with("ECS_IMAGE_CLEANUP_INTERVAL", "9m").images().interval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(new AgentVariables(Map.of("ECS_CONTAINER_START_TIMEOUT", "44s")).bounds())
                .isEqualTo(TimeBounds.DEFAULT);
    }

    @Test
    void who_prefers_cached_images_keeps_them() {
        assertThat(with("ECS_IMAGE_PULL_BEHAVIOR", "prefer-cached").images().enabled())
                .isFalse();
        assertThat(with("ECS_DISABLE_IMAGE_CLEANUP", "true").images().enabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION,soon",
        "ECS_IMAGE_PULL_BEHAVIOR,sometimes",
        "ECS_ENABLE_TASK_CPU_MEM_LIMIT,perhaps",
        "ECS_NUM_IMAGES_DELETE_PER_CYCLE,many"
    })
    void refuses_what_it_does_not_understand(String name, String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> with(name, value)).withMessageContainingAll(name, value);
    }
}
