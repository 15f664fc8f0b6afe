package dev.gantry.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.time.VirtualTimeline;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.CloseMessage;
import dev.gantry.shapes.acs.HeartbeatMessage;
import dev.gantry.value.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When sessions are opened, given up and renewed, on virtual time. Source: the protocol's common rules. */
class ConnectionTest {

    private static final Connection.Pace PACE = new Connection.Pace(Duration.ofMillis(250), 1.5, Duration.ofMinutes(2));

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
    private final PaperChannel hub = new PaperChannel();
    private final Talk talk = new Talk();
    private final Connection connection = new Connection(
            new Connection.Way(hub, () -> Map.of("me", "i1")),
            talk,
            PACE,
            new Surroundings(timeline, Runnable::run, new NoJitter(), Optional.empty()));

    /** Heartbeats alone are signs of life here. */
    private static final class Talk implements Conversation {

        private final List<String> events = new ArrayList<>();

        @Override
        public void opened() {
            events.add("opened");
        }

        @Override
        public void message(Structure message) {
            events.add(message.shape().name());
        }

        @Override
        public void ended() {
            events.add("ended");
        }

        @Override
        public boolean isSignOfLife(Structure message) {
            return message instanceof HeartbeatMessage;
        }

        @Override
        public Optional<Duration> refused(ServiceException why) {
            return why.code().equals("Hour") ? Optional.of(Duration.ofHours(1)) : Optional.empty();
        }
    }

    private void settle() {
        timeline.advance(Duration.ofSeconds(2));
    }

    private void heartbeat() {
        hub.last().listener.message(new HeartbeatMessage(true, "h"));
    }

    /** Milliseconds from now until the next try. */
    private long untilNextTry() {
        int before = hub.tries;
        Instant from = timeline.now();
        while (hub.tries == before) {
            assertThat(timeline.step()).as("an alarm").isTrue();
        }
        return Duration.between(from, timeline.now()).toMillis();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1006, 1011})
    void opens_the_next_session_at_once_after_an_end_in_good_order(int code) {
        connection.start();
        settle();

        hub.last().listener.closed(code, "");

        assertThat(untilNextTry()).isZero();
        assertThat(talk.events).containsExactly("opened", "ended", "opened");
    }

    @ParameterizedTest
    @ValueSource(ints = {1002, 1008, 1012, 0})
    void waits_after_any_other_end(int code) {
        connection.start();
        settle();

        hub.last().listener.closed(code, "");

        assertThat(untilNextTry()).isEqualTo(250);
    }

    @Test
    void waits_longer_after_each_refusal_up_to_two_minutes() {
        hub.refusing("ServerException");

        connection.start();

        assertThat(untilNextTry()).isEqualTo(250);
        assertThat(untilNextTry()).isEqualTo(375);
        assertThat(untilNextTry()).isEqualTo(562);
        for (int i = 0; i < 20; i++) {
            untilNextTry();
        }
        assertThat(untilNextTry()).isEqualTo(120_000);
    }

    @Test
    void a_session_of_a_minute_makes_the_waits_short_again() {
        hub.refusals.add(new ServiceException("ServerException", 500, ""));
        hub.refusals.add(new ServiceException("ServerException", 500, ""));
        connection.start();
        untilNextTry();
        untilNextTry();
        for (int i = 0; i < 4; i++) {
            timeline.advance(Duration.ofSeconds(20));
            heartbeat();
        }

        hub.last().listener.closed(1008, "");

        assertThat(untilNextTry()).isEqualTo(250);
    }

    @Test
    void a_shorter_session_does_not() {
        hub.refusals.add(new ServiceException("ServerException", 500, ""));
        connection.start();
        untilNextTry();
        settle();

        hub.last().listener.closed(1008, "");

        assertThat(untilNextTry()).isEqualTo(375);
    }

    @Test
    void knocks_every_second_at_a_hub_that_is_not_there() {
        hub.down();
        connection.start();
        timeline.advance(Duration.ofMinutes(10));
        int before = hub.tries;

        timeline.advance(Duration.ofSeconds(10));
        assertThat(hub.tries - before).isEqualTo(10);

        hub.up();
        timeline.advance(Duration.ofSeconds(1));
        assertThat(hub.sessions).hasSize(1);
    }

    @Test
    void two_hosts_with_one_identity_do_not_throw_each_other_out_without_end() {
        connection.start();

        hub.last().listener.closed(1000, "Replaced by a newer session");

        assertThat(untilNextTry()).isEqualTo(250);
        hub.last().listener.closed(1000, "Replaced by a newer session");
        assertThat(untilNextTry()).isEqualTo(375);
    }

    @Test
    void waits_as_long_as_the_conversation_says() {
        hub.refusing("Hour");

        connection.start();

        assertThat(untilNextTry()).isEqualTo(Duration.ofHours(1).toMillis());
    }

    @Test
    void gives_up_a_session_that_is_silent_for_a_minute() {
        connection.start();
        PaperChannel.PaperSession first = hub.last();
        timeline.advance(Duration.ofSeconds(50));
        heartbeat();
        timeline.advance(Duration.ofSeconds(59));
        assertThat(first.closedWith).isNull();

        timeline.advance(Duration.ofSeconds(2));

        assertThat(first.closedWith).isEqualTo(1000);
        assertThat(hub.sessions).hasSize(2);
        assertThat(talk.events).containsExactly("opened", "HeartbeatMessage", "ended", "opened");
    }

    @Test
    void what_is_no_sign_of_life_does_not_count() {
        connection.start();
        timeline.advance(Duration.ofSeconds(50));
        hub.last().listener.message(new CloseMessage("x"));

        timeline.advance(Duration.ofSeconds(10));

        assertThat(hub.sessions.getFirst().closedWith).isEqualTo(1000);
    }

    @Test
    void renews_a_session_after_half_an_hour() {
        connection.start();
        PaperChannel.PaperSession first = hub.last();
        for (int i = 0; i < 89; i++) {
            timeline.advance(Duration.ofSeconds(20));
            heartbeat();
        }
        assertThat(hub.sessions).hasSize(1);

        timeline.advance(Duration.ofSeconds(20));

        assertThat(first.closedWith).isEqualTo(1000);
        assertThat(hub.sessions).hasSize(2);
    }

    @Test
    void what_an_older_session_still_says_does_not_count() {
        connection.start();
        settle();
        HubChannel.Listener older = hub.last().listener;
        older.closed(1000, "");
        untilNextTry();
        talk.events.clear();

        older.message(new HeartbeatMessage(true, "late"));
        older.closed(1000, "again");
        timeline.advance(Duration.ofSeconds(5));

        assertThat(talk.events).isEmpty();
        assertThat(hub.sessions).hasSize(2);
    }

    @Test
    void sends_on_the_present_session() {
        connection.start();
        settle();
        hub.last().listener.closed(1000, "");
        untilNextTry();

        connection.send(new CloseMessage("x"));

        assertThat(hub.sessions.getFirst().sent).isEmpty();
        assertThat(hub.last().sent).hasSize(1);
    }

    @Test
    void opens_nothing_once_it_is_closed() {
        connection.start();
        connection.close();
        hub.last().listener.closed(1000, "");
        timeline.advance(Duration.ofHours(2));

        assertThat(hub.sessions).hasSize(1);
        assertThat(hub.last().closedWith).isEqualTo(1000);
        assertThat(talk.events).containsExactly("opened", "ended");
    }
}
