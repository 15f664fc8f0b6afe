package dev.gantry.kernel;

import static dev.gantry.kernel.Notes.BY_COLOUR;
import static dev.gantry.kernel.Notes.BY_WORD;
import static dev.gantry.kernel.Notes.NOTES;
import static dev.gantry.kernel.Notes.ODDS;
import static dev.gantry.kernel.Notes.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.kernel.Notes.Note;
import dev.gantry.kernel.Notes.Odd;
import dev.gantry.kernel.time.Timeline;
import dev.gantry.kernel.time.VirtualTimeline;
import dev.gantry.value.Event;
import dev.gantry.value.Scope;
import dev.gantry.value.SeededIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {

    private final MemoryJournal.Storage storage = new MemoryJournal.Storage();
    private final FlakyJournal journal = new FlakyJournal(new MemoryJournal(storage));
    private final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2025-06-01T12:00:00.123456Z"));
    private final Engine engine = Engine.stepping(journal, List.of(NOTES, ODDS), timeline, new SeededIds(1));

    private void put(Note... notes) {
        engine.execute(tx -> List.of(notes).forEach(note -> tx.put(NOTES, note)));
    }

    @Test
    void a_command_sees_what_it_has_written() {
        List<String> seen = engine.submit(tx -> {
            tx.put(NOTES, note("a", "red", "x"));
            tx.put(NOTES, note("b", "red", "x", "y"));
            tx.delete(NOTES, "a");
            tx.put(NOTES, note("c", "blue"));
            return tx.by(BY_COLOUR, "red").stream().map(Note::key).toList();
        });

        assertThat(seen).containsExactly("b");
        assertThat(engine.view().all(NOTES)).extracting(Note::key).containsExactly("b", "c");
        assertThat(engine.view().by(BY_WORD, "y")).extracting(Note::key).containsExactly("b");
    }

    @Test
    void a_command_that_throws_leaves_nothing_behind() {
        put(note("a", "red", "x"), note("b", "blue"));
        long revision = engine.view().revision();

        assertThatThrownBy(() -> engine.execute(tx -> {
                    tx.put(NOTES, note("a", "green", "y", "z"));
                    tx.put(NOTES, note("n", "green"));
                    tx.delete(NOTES, "b");
                    tx.put(NOTES, note("b", "pink"));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(engine.view().revision()).isEqualTo(revision);
        List<List<String>> seen = engine.submit(tx -> List.of(
                tx.all(NOTES).stream().map(Note::colour).toList(),
                tx.by(BY_COLOUR, "green").stream().map(Note::key).toList(),
                tx.by(BY_WORD, "x").stream().map(Note::key).toList()));
        assertThat(seen).containsExactly(List.of("red", "blue"), List.of(), List.of("a"));
    }

    @Test
    void a_row_that_cannot_be_written_fails_its_command_alone() {
        List<String> outcomes = new ArrayList<>();
        engine.post(tx -> put(tx, note("good", "red")), _ -> outcomes.add("good"), _ -> outcomes.add("bad"));
        engine.post(
                tx -> {
                    tx.put(NOTES, note("beside", "red"));
                    tx.put(ODDS, new Odd("odd", new Object()));
                    return true;
                },
                _ -> outcomes.add("good"),
                _ -> outcomes.add("bad"));

        timeline.settle();

        assertThat(outcomes).containsExactly("good", "bad");
        assertThat(engine.view().all(NOTES)).extracting(Note::key).containsExactly("good");
        assertThat(engine.view().by(BY_COLOUR, "red").count()).isEqualTo(1);
    }

    private static boolean put(Tx tx, Note note) {
        tx.put(NOTES, note);
        return true;
    }

    @Test
    void a_view_never_changes() {
        put(note("a", "red"), note("b", "red"));
        View before = engine.view();
        Slice<Note> red = before.by(BY_COLOUR, "red");
        Iterator<Note> begun = red.iterator();

        for (int i = 0; i < 500; i++) {
            put(note("n" + i, "red"));
        }
        put(note("a", "blue"));

        assertThat(red.count()).isEqualTo(2);
        assertThat(begun).toIterable().extracting(Note::key).containsExactly("a", "b");
        assertThat(before.find(NOTES, "a")).map(Note::colour).contains("red");
        assertThat(engine.view().by(BY_COLOUR, "red").count()).isEqualTo(501);
    }

    @Test
    void an_iteration_in_a_command_goes_over_what_was_there_when_it_began() {
        for (int i = 0; i < 300; i++) {
            put(note("n" + i, "red"));
        }

        engine.execute(tx -> {
            for (Note note : tx.by(BY_COLOUR, "red")) {
                tx.put(NOTES, note(note.key() + "copy", "red"));
                tx.put(NOTES, note(note.key(), "blue"));
            }
        });

        assertThat(engine.view().by(BY_COLOUR, "red").count()).isEqualTo(300);
        assertThat(engine.view().by(BY_COLOUR, "blue").count()).isEqualTo(300);
    }

    @Test
    void a_batch_is_one_commit_and_names_each_row_once() {
        List<Published> published = new ArrayList<>();
        engine.follow(published::add);
        engine.post(tx -> put(tx, note("a", "red")), _ -> {}, _ -> {});
        engine.post(tx -> put(tx, note("a", "blue")), _ -> {}, _ -> {});
        engine.post(tx -> put(tx, note("b", "blue")), _ -> {}, _ -> {});
        engine.post(
                tx -> {
                    tx.put(NOTES, note("gone", "blue"));
                    tx.delete(NOTES, "gone");
                    return true;
                },
                _ -> {},
                _ -> {});

        timeline.settle();

        assertThat(journal.commits()).isEqualTo(1);
        assertThat(published).hasSize(1);
        assertThat(published.getFirst().changes()).extracting(Change::key).containsExactly("a", "b");
        assertThat(published.getFirst().view()).isSameAs(engine.view());
        assertThat(published.getFirst().changes().getFirst().in(NOTES).flatMap(Change::after))
                .contains(note("a", "blue"));
    }

    @Test
    void a_failed_commit_fails_its_whole_batch_and_the_engine_goes_on() {
        put(note("a", "red"));
        List<Throwable> failures = new ArrayList<>();
        journal.failNext(new JournalException("the disk is full"));
        engine.post(tx -> put(tx, note("a", "blue")), _ -> {}, failures::add);
        engine.post(tx -> tx.find(NOTES, "a").orElseThrow().colour(), _ -> {}, failures::add);

        timeline.settle();
        put(note("c", "red"));

        assertThat(failures)
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(JournalException.class)
                        .hasMessage("Nothing was written: the disk is full"));
        assertThat(engine.view().by(BY_COLOUR, "red")).extracting(Note::key).containsExactly("a", "c");
        assertThat(Engine.stepping(new MemoryJournal(storage), List.of(NOTES), timeline, new SeededIds(1))
                        .view()
                        .all(NOTES))
                .containsExactly(note("a", "red"), note("c", "red"));
    }

    @Test
    void a_lost_journal_stops_the_engine() {
        journal.failNext(new JournalLostException("another server leads"));

        assertThatThrownBy(() -> put(note("a", "red"))).isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> put(note("b", "red"))).isInstanceOf(EngineStoppedException.class);
        assertThat(engine.view().all(NOTES)).isEmpty();
    }

    @Test
    void a_command_within_a_command_fails_loudly() {
        assertThatThrownBy(() -> engine.execute(_ -> put(note("a", "red"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from within the writer");
    }

    @Test
    void a_kept_transaction_is_of_no_use() {
        Tx kept = engine.submit(tx -> tx);

        assertThatThrownBy(() -> kept.put(NOTES, note("a", "red"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_equal_row_is_no_change() {
        put(note("a", "red"));
        long revision = engine.view().revision();

        put(note("a", "red"));

        assertThat(engine.view().revision()).isEqualTo(revision);
    }

    @Test
    void time_comes_in_whole_milliseconds() {
        assertThat(engine.<Instant>submit(Tx::now)).isEqualTo(Instant.parse("2025-06-01T12:00:00.123Z"));
    }

    @Test
    void slices_are_entered_anywhere() {
        put(note("a/1", "red"), note("a/2", "red"), note("a/3", "blue"), note("b/1", "red"));
        View view = engine.view();

        assertThat(view.all(NOTES).startingWith("a/").after("a/1"))
                .extracting(Note::key)
                .containsExactly("a/2", "a/3");
        assertThat(view.by(BY_COLOUR, "red").startingWith("a/").count()).isEqualTo(2);
        assertThat(view.by(BY_COLOUR, "red").at(2).key()).isEqualTo("b/1");
        assertThat(view.by(BY_COLOUR, "red").after("a/1").at(0).key()).isEqualTo("a/2");
        assertThat(view.by(BY_COLOUR, "green").isEmpty()).isTrue();
    }

    @Test
    void a_restart_shows_the_same_rows_by_every_index() {
        for (int i = 0; i < 5_000; i++) {
            put(note("n" + i % 3_000, "colour" + i % 7, "w" + i % 100, "w" + i % 99));
        }
        View before = engine.view();

        View after = Engine.stepping(new MemoryJournal(storage), List.of(NOTES), timeline, new SeededIds(1))
                .view();

        assertThat(after.revision()).isEqualTo(before.revision());
        assertThat(after.all(NOTES)).containsExactlyElementsOf(before.all(NOTES));
        assertThat(after.by(BY_COLOUR, "colour3")).containsExactlyElementsOf(before.by(BY_COLOUR, "colour3"));
        assertThat(after.by(BY_WORD, "w77")).containsExactlyElementsOf(before.by(BY_WORD, "w77"));
    }

    @Test
    void events_are_kept_in_the_order_of_their_emission() {
        for (int i = 0; i < 20; i++) {
            String id = "event-" + i;
            engine.execute(tx -> {
                tx.emit(event(id));
                tx.emit(event(id + "b"));
            });
        }

        assertThat(engine.view().all(Outbox.EVENTS))
                .hasSize(40)
                .extracting(entry -> entry.event().id())
                .startsWith("event-0", "event-0b", "event-1")
                .endsWith("event-19", "event-19b");
    }

    @Test
    void an_error_in_the_writer_answers_everybody_and_stops_the_engine() {
        BrokenClock clock = new BrokenClock(timeline);
        Engine unlucky = Engine.stepping(new MemoryJournal(), List.of(NOTES), clock, new SeededIds(1));
        List<Throwable> failures = new ArrayList<>();
        unlucky.post(tx -> put(tx, note("a", "red")), _ -> {}, failures::add);
        unlucky.post(tx -> put(tx, note("b", "red")), _ -> {}, failures::add);
        clock.broken = true;

        timeline.settle();

        assertThat(failures).hasSize(2).hasOnlyElementsOfType(EngineStoppedException.class);
        assertThatThrownBy(() -> unlucky.submit(_ -> 1)).isInstanceOf(EngineStoppedException.class);
        assertThat(unlucky.leading()).isFalse();
        assertThat(unlucky.view().all(NOTES)).isEmpty();
    }

    private static final class BrokenClock implements Timeline {

        private final Timeline timeline;
        private boolean broken;

        BrokenClock(Timeline timeline) {
            this.timeline = timeline;
        }

        @Override
        public Instant instant() {
            if (broken) {
                throw new InternalError("no time");
            }
            return timeline.instant();
        }

        @Override
        public Timer schedule(Instant at, Runnable work) {
            return timeline.schedule(at, work);
        }

        @Override
        public void fork(String name, Runnable work) {
            timeline.fork(name, work);
        }
    }

    @Test
    void an_answer_that_throws_holds_up_nobody_else() {
        List<String> answered = new ArrayList<>();
        engine.post(
                tx -> put(tx, note("a", "red")),
                _ -> {
                    throw new AssertionError("not this one");
                },
                _ -> {});
        engine.post(tx -> put(tx, note("b", "red")), _ -> answered.add("b"), _ -> {});

        timeline.settle();

        assertThat(answered).containsExactly("b");
    }

    private Event event(String id) {
        Scope scope = new Scope("123456789012", "us-east-1");
        return new Event(scope, id, timeline.instant(), "aws.ecs", "ECS Task State Change", List.of(), "{}");
    }
}
