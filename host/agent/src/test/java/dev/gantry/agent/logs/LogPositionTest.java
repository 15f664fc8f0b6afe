package dev.gantry.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogPositionTest {

    @Test
    void going_on_from_any_line_neither_loses_nor_repeats_one() {
        Random random = new Random(7);
        List<Instant> kept = new ArrayList<>();
        Instant clock = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 2_000; i++) {
            clock = clock.plusMillis(random.nextInt(50) == 0 ? random.nextInt(5_000) : random.nextInt(20));
            kept.add(clock.minusMillis(random.nextInt(3) == 0 ? random.nextInt(900) : 0));
        }

        LogPosition position = LogPosition.NONE;
        for (int delivered = 0; delivered < kept.size(); delivered++) {
            assertThat(rest(kept, position)).isEqualTo(kept.size() - delivered);
            position = position.after(kept.get(delivered));
        }
    }

    /** How many lines a runtime would still give. */
    private static long rest(List<Instant> kept, LogPosition position) {
        return kept.stream().filter(line -> !line.isBefore(position.since())).count() - position.count();
    }

    @Test
    void the_time_moves_on_with_the_lines() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        LogPosition position = LogPosition.NONE;

        for (int i = 0; i < 10_000; i++) {
            position = position.after(start.plusMillis(10L * i));
        }

        assertThat(position.since()).isAfter(start.plusSeconds(95));
        assertThat(position.count()).isLessThan(500);
    }
}
