package dev.gantry.kernel;

import static dev.gantry.kernel.Notes.BY_COLOUR;
import static dev.gantry.kernel.Notes.NOTES;
import static dev.gantry.kernel.Notes.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.kernel.Notes.Note;
import dev.gantry.kernel.time.WallTimeline;
import dev.gantry.value.Ids;
import dev.gantry.value.RandomIds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch that runs while the one before is being committed. */
class EnginePipelineTest {

    private final MemoryJournal.Storage storage = new MemoryJournal.Storage();
    private final HeldJournal journal = new HeldJournal(new MemoryJournal(storage));
    private final WallTimeline timeline = new WallTimeline();
    private final Ids ids = new RandomIds();
    private final Engine engine = Engine.start(journal, List.of(NOTES), timeline, ids);
    private final Answers answers = new Answers(engine);

    @AfterEach
    void close() {
        journal.letAllHappen();
        engine.close();
        timeline.close();
    }

    private static int put(Tx tx, Note note) {
        tx.put(NOTES, note);
        return tx.all(NOTES).count();
    }

    private static List<String> keys(View view) {
        return view.all(NOTES).stream().map(Note::key).toList();
    }

    @Test
    void the_next_batch_runs_on_top_of_the_one_that_is_being_committed() {
        answers.post("a", tx -> put(tx, note("a", "red")));
        journal.awaitCommit();

        answers.postAndRun("b", tx -> put(tx, note("b", "red")));

        assertThat(answers.soFar()).isEmpty();
        assertThat(engine.view().all(NOTES)).isEmpty();
        journal.letHappen();
        journal.awaitCommit();
        assertThat(answers.await(1)).containsExactly("a 1");
        assertThat(keys(engine.view())).containsExactly("a");
        journal.letHappen();
        assertThat(answers.await(1)).containsExactly("a 1", "b 2");
        assertThat(engine.view().by(BY_COLOUR, "red").count()).isEqualTo(2);
    }

    @Test
    void what_read_an_undurable_row_is_answered_after_it() {
        answers.post("a", tx -> put(tx, note("a", "red")));
        journal.awaitCommit();

        answers.postAndRun("read", tx -> tx.all(NOTES).count());

        assertThat(answers.soFar()).isEmpty();
        journal.letHappen();
        assertThat(answers.await(2)).containsExactly("a 1", "read 1");
    }

    @Test
    void a_failed_commit_takes_what_was_built_on_it_along_and_the_engine_goes_on() {
        engine.post(tx -> put(tx, note("old", "red")), _ -> {}, _ -> {});
        journal.awaitCommit();
        journal.letHappen();
        answers.post("a", tx -> put(tx, note("a", "red")));
        journal.awaitCommit();
        answers.postAndRun("b", tx -> put(tx, note("b", "red")));

        journal.letFail(new JournalException("the disk is full"));

        assertThat(answers.await(2)).containsExactly("a failed", "b failed");
        assertThat(answers.failures())
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(JournalException.class)
                        .hasMessage("Nothing was written: the disk is full"));
        answers.post("c", tx -> put(tx, note("c", "red")));
        journal.awaitCommit();
        journal.letHappen();
        assertThat(answers.await(1)).endsWith("c 2");
        assertThat(keys(engine.view())).containsExactly("c", "old");
        assertThat(engine.view().by(BY_COLOUR, "red").count()).isEqualTo(2);
        assertThat(keys(restarted())).containsExactly("c", "old");
    }

    private View restarted() {
        return Engine.stepping(new MemoryJournal(storage), List.of(NOTES), timeline, ids)
                .view();
    }

    @Test
    void followers_see_only_what_is_durable_in_order() {
        List<List<String>> seen = new ArrayList<>();
        engine.follow(published -> seen.add(keys(published.view())));
        answers.post("a", tx -> put(tx, note("a", "red")));
        journal.awaitCommit();
        answers.postAndRun("b", tx -> put(tx, note("b", "red")));

        journal.letHappen();
        answers.await(1);
        journal.letFail(new JournalException("the disk is full"));
        answers.await(1);

        assertThat(seen).containsExactly(List.of("a"));
    }

    @Test
    void a_lost_journal_refuses_what_was_built_on_it() {
        answers.post("a", tx -> put(tx, note("a", "red")));
        journal.awaitCommit();
        answers.postAndRun("b", tx -> put(tx, note("b", "red")));

        journal.letFail(new JournalLostException("another server leads"));

        assertThat(answers.await(2)).containsExactly("a failed", "b failed");
        assertThat(engine.leading()).isFalse();
    }

    @Test
    void an_error_in_the_journal_answers_everybody_and_stops_the_engine() {
        answers.post("a", tx -> put(tx, note("a", "red")));
        journal.awaitCommit();
        answers.postAndRun("b", tx -> put(tx, note("b", "red")));

        journal.letFail(new OutOfMemoryError("no more"));

        assertThat(answers.await(2)).containsExactly("a failed", "b failed");
        answers.post("c", tx -> put(tx, note("c", "red")));
        assertThat(answers.await(1)).endsWith("c failed");
        assertThat(answers.failures().getLast()).isInstanceOf(EngineStoppedException.class);
        assertThat(restarted().all(NOTES)).isEmpty();
    }

    @Test
    void a_closing_engine_finishes_what_has_run() {
        answers.post("a", tx -> put(tx, note("a", "red")));
        journal.awaitCommit();
        answers.postAndRun("b", tx -> put(tx, note("b", "red")));

        journal.letAllHappen();
        engine.close();

        assertThat(answers.soFar()).containsExactly("a 1", "b 2");
        assertThat(keys(restarted())).containsExactly("a", "b");
    }

    @Test
    void an_answer_that_waits_for_the_engine_fails_loudly() {
        Answers late = new Answers(engine);
        engine.post(
                tx -> put(tx, note("a", "red")),
                _ -> late.post(attempt(() -> engine.submit(keys -> 1)), _ -> 1),
                _ -> {});

        journal.letAllHappen();

        assertThat(late.await(1).getFirst()).contains("from within the writer");
    }

    private static String attempt(Runnable wrong) {
        try {
            wrong.run();
            return "nothing";
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void what_only_read_what_then_failed_is_refused_too() {
        answers.post("a", tx -> put(tx, note("a", "red")));
        journal.awaitCommit();
        answers.postAndRun("read", tx -> tx.all(NOTES).count());

        journal.letFail(new JournalException("the disk is full"));

        assertThat(answers.await(2)).containsExactly("a failed", "read failed");
    }
}
