package dev.gantry.kernel.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.MemoryJournal;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import dev.gantry.kernel.Worker;
import dev.gantry.kernel.time.VirtualTimeline;
import dev.gantry.value.Row;
import dev.gantry.value.SeededIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoopsTest {

    private record Wish(String key, int wanted, int there) implements Row {}

    private static final Table<Wish> WISHES = Table.of("test.wishes", Wish.class);
    private static final Instant START = Instant.parse("2025-06-01T12:00:00Z");

    private final VirtualTimeline timeline = new VirtualTimeline(START);
    private final Engine engine = Engine.stepping(new MemoryJournal(), List.of(WISHES), timeline, new SeededIds(7));
    private final List<String> turns = new ArrayList<>();
    private final Map<String, Integer> mistakes = new HashMap<>();

    private void wish(String key, int wanted) {
        engine.execute(tx -> tx.put(WISHES, new Wish(key, wanted, 0)));
    }

    private Wish wish(String key) {
        return engine.view().find(WISHES, key).orElseThrow();
    }

    private void maybeFail(String key) {
        int left = mistakes.getOrDefault(key, 0);
        if (left > 0) {
            mistakes.put(key, left - 1);
            throw new IllegalStateException("not yet");
        }
    }

    /** Brings one more, each turn, until there are as many as wanted; looks again a minute after the tenth. */
    private final class OneByOne implements Controller {

        @Override
        public String name() {
            return "one-by-one";
        }

        @Override
        public Stream<String> wakenBy(Change<?> change) {
            return change.in(WISHES).stream().map(Change::key);
        }

        @Override
        public Stream<String> wakenAtStart(View view) {
            return view.all(WISHES).stream().map(Wish::key);
        }

        @Override
        public Optional<Instant> turn(String key, Tx tx) {
            turns.add(key);
            Wish wish = tx.find(WISHES, key).orElseThrow();
            if (wish.there() == wish.wanted()) {
                return wish.there() == 10 ? Optional.of(tx.now().plusSeconds(60)) : Optional.empty();
            }
            tx.put(WISHES, new Wish(key, wish.wanted(), wish.there() + 1));
            maybeFail(key);
            return Optional.empty();
        }
    }

    @Test
    void a_controller_goes_on_until_its_own_changes_end() {
        ControllerLoop loop = ControllerLoop.start(new OneByOne(), engine);

        wish("a", 3);
        wish("b", 1);
        timeline.settle();

        assertThat(wish("a").there()).isEqualTo(3);
        assertThat(turns).filteredOn("a"::equals).hasSize(4);
        assertThat(turns).filteredOn("b"::equals).hasSize(2);
        assertThat(loop.isIdle()).isTrue();
        assertThat(timeline.next()).isEmpty();
    }

    @Test
    void a_controller_looks_at_a_start_at_what_was_left_undone() {
        wish("a", 2);

        ControllerLoop.start(new OneByOne(), engine);
        timeline.settle();

        assertThat(wish("a").there()).isEqualTo(2);
    }

    @Test
    void a_turn_that_throws_is_undone_and_tried_again_later_and_later() {
        mistakes.put("a", 4);
        ControllerLoop.start(new OneByOne(), engine);
        List<Duration> waits = new ArrayList<>();

        wish("a", 1);
        timeline.settle();
        while (wish("a").there() == 0) {
            Instant before = timeline.instant();
            timeline.step();
            timeline.settle();
            waits.add(Duration.between(before, timeline.instant()));
        }

        assertThat(waits).hasSize(4).isSorted();
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(waits.get(3)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
        assertThat(turns).hasSize(6);
    }

    @Test
    void a_change_does_not_hurry_a_key_that_waits_off_its_failure() {
        mistakes.put("a", 1);
        ControllerLoop.start(new OneByOne(), engine);
        wish("a", 1);
        timeline.settle();

        wish("a", 2);
        timeline.settle();
        assertThat(turns).hasSize(1);

        timeline.advance(Duration.ofMillis(100));
        assertThat(wish("a").there()).isEqualTo(2);
    }

    @Test
    void a_controller_is_woken_when_it_asked_to_be() {
        ControllerLoop.start(new OneByOne(), engine);
        wish("a", 10);
        timeline.settle();
        int before = turns.size();

        timeline.advance(Duration.ofSeconds(59));
        assertThat(turns).hasSize(before);
        timeline.advance(Duration.ofSeconds(1));
        assertThat(turns).hasSize(before + 1);
    }

    @Test
    void waiting_turns_share_one_commit() {
        for (int i = 0; i < 100; i++) {
            wish("k" + i, 1);
        }
        long revision = engine.view().revision();

        ControllerLoop.start(new OneByOne(), engine);
        timeline.settle();

        assertThat(engine.view().revision()).isEqualTo(revision + 1);
        assertThat(engine.view().all(WISHES))
                .allSatisfy(wish -> assertThat(wish.there()).isOne());
    }

    @Test
    void a_closed_loop_takes_no_more_turns() {
        ControllerLoop loop = ControllerLoop.start(new OneByOne(), engine);
        loop.close();

        wish("a", 1);
        timeline.advance(Duration.ofHours(1));

        assertThat(turns).isEmpty();
    }

    /** As the controller, from outside of the writer. */
    private final class FromOutside implements Worker {

        @Override
        public String name() {
            return "from-outside";
        }

        @Override
        public Stream<String> wakenBy(Change<?> change) {
            return change.in(WISHES).stream().map(Change::key);
        }

        @Override
        public Stream<String> wakenAtStart(View view) {
            return view.all(WISHES).stream().map(Wish::key);
        }

        @Override
        public Optional<Instant> work(String key, View view) {
            turns.add(key);
            Wish wish = view.find(WISHES, key).orElseThrow();
            maybeFail(key);
            if (wish.there() < wish.wanted()) {
                engine.execute(tx -> tx.put(WISHES, new Wish(key, wish.wanted(), wish.there() + 1)));
            }
            return Optional.empty();
        }
    }

    @Test
    void a_key_that_changes_during_its_turn_gets_one_more_after() {
        WorkerLoop loop = WorkerLoop.start(new FromOutside(), engine);

        wish("a", 2);
        timeline.settle();

        assertThat(wish("a").there()).isEqualTo(2);
        assertThat(turns).containsExactly("a", "a", "a");
        assertThat(loop.isIdle()).isTrue();
    }

    @Test
    void a_worker_that_fails_tries_again() {
        mistakes.put("a", 2);
        WorkerLoop.start(new FromOutside(), engine);

        wish("a", 1);
        timeline.settle();
        assertThat(wish("a").there()).isZero();

        timeline.advance(Duration.ofSeconds(1));
        assertThat(wish("a").there()).isOne();
    }

    @Test
    void the_same_seed_gives_the_same_world() {
        assertThat(waitsOf(3)).isEqualTo(waitsOf(3)).isNotEqualTo(waitsOf(4));
    }

    private static List<Duration> waitsOf(long seed) {
        SeededIds ids = new SeededIds(seed);
        return Stream.of(1, 2, 3, 4, 20)
                .map(failures -> Backoff.USUAL.after(failures, ids))
                .toList();
    }

    @Test
    void a_back_off_has_an_end() {
        assertThat(Backoff.USUAL.after(1_000, new SeededIds(1)))
                .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }
}
