package dev.gantry.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.kernel.Journal.Batch;
import dev.gantry.kernel.Journal.StoredChange;
import dev.gantry.kernel.Journal.StoredRow;
import dev.gantry.kernel.time.WallTimeline;
import dev.gantry.value.RandomIds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every journal must do. */
public abstract class JournalContract {

    @TempDir
    protected Path folder;

    protected Journal journal;

    /** Opens the journal whose rows are in the folder, as a server's start does. */
    protected abstract Journal open(Path folder);

    @BeforeEach
    void open() {
        journal = open(folder);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private void reopen() {
        journal.close();
        journal = open(folder);
    }

    private static StoredChange put(String key, String json) {
        return put("test.rows", key, json);
    }

    private static StoredChange put(String table, String key, String json) {
        return new StoredChange(table, key, 3, json.getBytes(StandardCharsets.UTF_8));
    }

    private static StoredChange delete(String key) {
        return new StoredChange("test.rows", key, 3, new byte[0]);
    }

    /** The rows by table and key: version and JSON. */
    private Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        journal.load(row -> rows.put(row.table() + " " + row.key(), row.version() + " " + text(row)));
        return rows;
    }

    private static String text(StoredRow row) {
        return new String(row.json(), StandardCharsets.UTF_8);
    }

    @Test
    void a_new_journal_has_no_rows() {
        assertThat(rows()).isEmpty();
    }

    @Test
    void what_is_committed_is_there_after_a_restart() {
        journal.load(_ -> {});
        journal.commit(List.of(put("a", "{\"n\":1}"), put("b", "{}"), put("other.rows", "a", "{\"o\":1}")));
        long revision = journal.commit(List.of(put("a", "{\"n\":2}"), put("c", "{}"), delete("b"), delete("never")));

        reopen();

        assertThat(journal.load(_ -> {})).isEqualTo(revision);
        assertThat(rows())
                .isEqualTo(Map.of("test.rows a", "3 {\"n\":2}", "test.rows c", "3 {}", "other.rows a", "3 {\"o\":1}"));
    }

    @Test
    void a_deleted_row_may_return() {
        journal.load(_ -> {});
        journal.commit(List.of(put("a", "{\"n\":1}")));
        journal.commit(List.of(delete("a")));
        assertThat(rows()).isEmpty();

        journal.commit(List.of(put("a", "{\"n\":2}")));

        reopen();
        assertThat(rows()).containsExactly(Map.entry("test.rows a", "3 {\"n\":2}"));
    }

    @Test
    void revisions_increase_also_over_restarts() {
        long loaded = journal.load(_ -> {});
        long first = journal.commit(List.of(put("a", "{}")));
        long second = journal.commit(List.of(delete("a")));
        reopen();
        journal.load(_ -> {});
        long third = journal.commit(List.of(put("b", "{}")));

        assertThat(List.of(loaded, first, second, third)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_follower_sees_every_later_batch_once_and_in_order() {
        journal.commit(List.of(put("before", "{}")));
        List<Batch> seen = new ArrayList<>();

        journal.follow(journal.load(_ -> {}), seen::add);
        long first = journal.commit(List.of(put("a", "{}"), put("b", "{}")));
        long second = journal.commit(List.of(delete("a")));

        awaitBatches(seen, 2);
        assertThat(seen).extracting(Batch::revision).containsExactly(first, second);
        assertThat(seen.get(0).changes()).extracting(StoredChange::key).containsExactlyInAnyOrder("a", "b");
        assertThat(seen.get(1).changes()).extracting(StoredChange::isDelete).containsExactly(true);
    }

    /** For journals whose followers are told by another thread. */
    protected void awaitBatches(List<Batch> seen, int count) {}

    @Test
    void a_batch_may_have_ten_thousand_rows() {
        journal.load(_ -> {});
        List<StoredChange> changes = IntStream.range(0, 10_000)
                .mapToObj(i -> put("key-" + i, "{\"n\":" + i + "}"))
                .toList();

        journal.commit(changes);

        reopen();
        assertThat(rows()).hasSize(10_000).containsEntry("test.rows key-9999", "3 {\"n\":9999}");
    }

    @Test
    void keys_and_rows_may_be_of_any_script() {
        journal.load(_ -> {});
        String key = "123/eu/日本語 – \"quoted\" 'single' % 🚢 /ü\\";

        journal.commit(List.of(put(key, "{\"text\":\"日本語 🚢 ü\"}")));

        reopen();
        assertThat(rows()).containsExactly(Map.entry("test.rows " + key, "3 {\"text\":\"日本語 🚢 ü\"}"));
        journal.commit(List.of(delete(key)));
        assertThat(rows()).isEmpty();
    }

    @Test
    void work_runs_while_leading() {
        AtomicBoolean ran = new AtomicBoolean();

        journal.whileLeading(() -> ran.set(true));

        assertThat(ran).isTrue();
    }

    @Test
    void a_commit_that_fails_takes_the_batch_behind_it_along_and_no_other() {
        HeldJournal held = new HeldJournal(journal);
        try (WallTimeline timeline = new WallTimeline();
                Engine engine = Engine.start(held, List.of(Notes.NOTES), timeline, new RandomIds())) {
            Answers answers = new Answers(engine);
            answers.post("before", tx -> noted(tx, "before"));
            held.awaitCommit();
            held.letHappen();
            answers.await(1);
            answers.post("failing", tx -> noted(tx, "failing"));
            held.awaitCommit();
            answers.postAndRun("behind", tx -> noted(tx, "behind"));
            held.letFail(new JournalException("the disk is full"));
            answers.await(2);
            held.letAllHappen();
            answers.post("after", tx -> noted(tx, "after"));

            assertThat(answers.await(1))
                    .containsExactly("before [before]", "failing failed", "behind failed", "after [after, before]");
        }

        reopen();

        assertThat(rows().keySet()).containsExactly("test.notes after", "test.notes before");
    }

    private static List<String> noted(Tx tx, String key) {
        tx.put(Notes.NOTES, Notes.note(key, "red"));
        return tx.all(Notes.NOTES).stream().map(Notes.Note::key).toList();
    }
}
