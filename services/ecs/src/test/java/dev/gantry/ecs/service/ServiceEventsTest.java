package dev.gantry.ecs.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.domain.service.ServiceEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceEventsTest {

    private static final String STUCK = "(service web) was unable to place a task because no instance met all of it.";
    private static final String STEADY = "(service web) has reached a steady state.";

    private final EcsTester ecs = EcsTester.start();

    private void say(String message) {
        ecs.write(tx -> ServiceEvents.say(tx, ServiceRows.WEB, message));
    }

    private void sayOnce(String message) {
        ecs.write(tx -> ServiceEvents.sayOnce(tx, ServiceRows.WEB, message));
    }

    private List<String> said() {
        return ServiceEvents.of(ecs.view(), ServiceRows.WEB)
                .map(ServiceEvent::message)
                .toList();
    }

    @Test
    void the_newest_event_comes_first() {
        say("one");
        say("two");

        assertThat(said()).containsExactly("two", "one");
    }

    @Test
    void only_the_last_hundred_are_kept() {
        IntStream.rangeClosed(1, 250).forEach(number -> say("event " + number));

        assertThat(said()).hasSize(100).startsWith("event 250").endsWith("event 151");
    }

    @Test
    void what_goes_on_is_told_once_in_six_hours() {
        sayOnce(STUCK);
        ecs.advance(Duration.ofHours(5));
        sayOnce(STUCK);
        assertThat(said()).hasSize(1);

        ecs.advance(Duration.ofHours(1));
        sayOnce(STUCK);

        assertThat(said()).hasSize(2);
    }

    @Test
    void what_was_resolved_is_told_again() {
        sayOnce(STUCK);
        say(STEADY);
        sayOnce(STUCK);
        say("(service web) has started 1 tasks: (task 1).");
        sayOnce(STUCK);

        assertThat(said()).filteredOn(STUCK::equals).hasSize(3);
    }

    @Test
    void a_steady_state_is_told_once() {
        sayOnce(STEADY);
        sayOnce(STEADY);

        assertThat(said()).hasSize(1);
    }
}
