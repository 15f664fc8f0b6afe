package dev.gantry.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.engine.CountedIds;
import dev.gantry.value.Ids;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    /** Chance always says a half. */
    private static final class Half implements Ids {

        private final Ids counted = new CountedIds();

        @Override
        public String hex(int digits) {
            return counted.hex(digits);
        }

        @Override
        public String digits(int count) {
            return "500000";
        }

        @Override
        public String uuid() {
            return counted.uuid();
        }
    }

    @Test
    void adds_up_to_a_fifth_by_chance() {
        Ids half = new Half();
        Backoff backoff = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(10), half);

        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(1100));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(2200));
        for (int i = 0; i < 1000; i++) {
            backoff.next();
        }
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(11_000));
    }
}
