package dev.gantry.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How long a call of the engine may take. */
class BoundTest {

    private static final Bound SHORT = new Bound(Duration.ofMillis(20), "created");

    @Test
    void gives_the_answer_of_a_call_in_time() {
        assertThat(new Bound(Duration.ofMinutes(1), "created").on(() -> "id")).isEqualTo("id");
    }

    @Test
    void gives_up_a_call_that_hangs() {
        assertThatExceptionOfType(RuntimeFailure.class)
                .isThrownBy(() -> SHORT.on(BoundTest::hang))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
                    assertThat(failure.reason())
                            .isEqualTo(
                                    "DockerTimeoutError: Could not transition to created; timed out after waiting 0s");
                });
    }

    @Test
    void lets_the_engines_own_errors_through() {
        assertThatExceptionOfType(EngineError.class)
                .isThrownBy(() -> new Bound(Duration.ofMinutes(1), "created").on(() -> {
                    throw new EngineError(500, "no space left on device");
                }));
    }

    private static String hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
        return "";
    }
}
