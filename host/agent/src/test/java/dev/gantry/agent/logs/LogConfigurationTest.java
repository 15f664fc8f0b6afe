package dev.gantry.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogConfigurationTest {

    private static String awslogs(String more) {
        return "{\"Init\":true,\"LogConfig\":{\"Type\":\"awslogs\",\"Config\":{\"awslogs-group\":\"g\"" + more + "}}}";
    }

    @Test
    void other_drivers_are_the_runtimes() {
        String splunk = "{\"LogConfig\":{\"Type\":\"splunk\",\"Config\":{}}}";

        assertThat(LogConfiguration.of(splunk)).isEmpty();
        assertThat(LogConfiguration.kept(splunk)).isEqualTo(splunk);
        assertThat(LogConfiguration.of("")).isEmpty();
    }

    @Test
    void a_prefix_names_the_stream() {
        LogConfiguration options = LogConfiguration.of(
                        awslogs(",\"awslogs-region\":\"r\",\"awslogs-stream-prefix\":\"p\""))
                .orElseThrow();

        assertThat(options.target("web", "task", "id", "own")).isEqualTo(new LogTarget("r", "g", "p/web/task", false));
    }

    @Test
    void without_a_prefix_the_stream_is_the_containers_id() {
        LogConfiguration options = LogConfiguration.of(awslogs("")).orElseThrow();

        assertThat(options.target("web", "task", "id", "own")).isEqualTo(new LogTarget("own", "g", "id", false));
    }

    @Test
    void blocking_mode_keeps_everything_on_disk() {
        assertThat(LogConfiguration.kept(awslogs("")))
                .isEqualTo("{\"Init\":true,\"LogConfig\":{\"Type\":\"json-file\",\"Config\":{}}}");
    }

    @Test
    void non_blocking_mode_keeps_as_much_as_its_buffer() {
        assertThat(LogConfiguration.kept(awslogs(",\"mode\":\"non-blocking\",\"max-buffer-size\":\"5m\"")))
                .contains("\"max-size\":\"5m\"", "\"max-file\":\"2\"");
    }
}
