package dev.gantry.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.kernel.loop.ControllerLoop;
import dev.gantry.kernel.loop.WorkerLoop;
import dev.gantry.kernel.time.VirtualTimeline;
import dev.gantry.value.Event;
import dev.gantry.value.Scope;
import dev.gantry.value.SeededIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2025-06-01T12:00:00Z"));
    private final Engine engine = Engine.stepping(new MemoryJournal(), List.of(), timeline, new SeededIds(1));
    private final List<String> had = new ArrayList<>();
    private int refusals;

    private void emit(int from, int to) {
        IntStream.range(from, to).forEach(i -> engine.execute(tx -> tx.emit(event(i))));
    }

    private Event event(int number) {
        Scope scope = new Scope("123456789012", "us-east-1");
        return new Event(scope, "e" + number, timeline.instant(), "aws.ecs", "Anything", List.of(), "{}");
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "e" + i).toList();
    }

    private void take(List<Event> events) {
        if (refusals-- > 0) {
            throw new IllegalStateException("not now");
        }
        events.forEach(event -> had.add(event.id()));
    }

    private void read(String name) {
        WorkerLoop.start(new OutboxReader(name, engine, this::take), engine);
        timeline.settle();
    }

    @Test
    void a_reader_gets_every_event_in_order() {
        read("reader");

        emit(0, 250);
        timeline.settle();

        assertThat(had).isEqualTo(ids(0, 250));
    }

    @Test
    void a_reader_that_refuses_gets_the_events_again() {
        read("reader");
        refusals = 2;

        emit(0, 3);
        timeline.advance(Duration.ofSeconds(5));

        assertThat(had).isEqualTo(ids(0, 3));
    }

    @Test
    void what_every_reader_has_had_is_removed() {
        ControllerLoop.start(new OutboxController(10_000), engine);
        read("reader");
        engine.execute(tx -> Outbox.subscribe(tx, "slow"));

        emit(0, 300);
        timeline.settle();
        assertThat(engine.view().all(Outbox.EVENTS).count()).isEqualTo(300);

        engine.execute(tx -> Outbox.unsubscribe(tx, "slow"));
        timeline.settle();
        assertThat(engine.view().all(Outbox.EVENTS).count()).isLessThan(64);
    }

    @Test
    void what_nobody_comes_for_is_bounded() {
        ControllerLoop.start(new OutboxController(100), engine);
        engine.execute(tx -> Outbox.subscribe(tx, "never"));

        emit(0, 500);
        timeline.settle();

        assertThat(engine.view().all(Outbox.EVENTS).count()).isBetween(100, 164);
        assertThat(Outbox.unread(engine.view(), "never", 1_000)
                        .getLast()
                        .event()
                        .id())
                .isEqualTo("e499");
    }

    @Test
    void an_event_of_a_command_that_throws_was_never_there() {
        read("reader");
        List<Throwable> failures = new ArrayList<>();

        engine.post(
                tx -> {
                    tx.emit(event(1));
                    throw new IllegalStateException("no");
                },
                _ -> {},
                failures::add);
        timeline.settle();

        assertThat(failures).hasSize(1);
        assertThat(had).isEmpty();
    }
}
