package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a stopped task's containers stay. */
class CleanupWaitTest {

    @Test
    void is_three_hours_unless_told() {
        assertThat(CleanupWait.of(null)).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void is_said_in_hours_minutes_and_seconds() {
        assertThat(CleanupWait.of("1h2m3s")).isEqualTo(Duration.ofSeconds(3723));
        assertThat(CleanupWait.of("10m")).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void is_never_less_than_a_second() {
        assertThat(CleanupWait.of("0s")).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void refuses_what_it_does_not_understand() {
        assertThatExceptionOfType(Complaint.class)
                .isThrownBy(() -> CleanupWait.of("soon"))
                .withMessageContaining("soon");
    }
}
