package dev.gantry.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.kernel.Journal;
import dev.gantry.kernel.Journal.StoredChange;
import dev.gantry.kernel.JournalException;
import dev.gantry.kernel.KilledJournalContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SqliteJournalTest extends KilledJournalContract {

    /** Opens the file that these tests use. */
    public static final class Opener implements Function<Path, Journal> {
        @Override
        public Journal apply(Path folder) {
            return SqliteJournal.open(file(folder));
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("gantry.db");
    }

    @Override
    protected Class<? extends Function<Path, Journal>> opener() {
        return Opener.class;
    }

    private static StoredChange row(String key, int length) {
        return new StoredChange(
                "test.rows", key, 1, ("{\"x\":\"" + "y".repeat(length) + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_second_server_is_kept_away_from_the_file() {
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(JournalException.class)
                .hasMessage("Another server has " + file(folder) + " open. One file belongs to one server.");
    }

    @Test
    void nobody_else_may_read_the_file() throws Exception {
        journal.commit(List.of(row("a", 1)));

        try (var files = Files.list(folder)) {
            assertThat(files.filter(path -> !path.toString().endsWith(".lock")))
                    .allSatisfy(path -> assertThat(Files.getPosixFilePermissions(path))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void the_rows_are_readable_while_the_server_runs() throws Exception {
        journal.commit(List.of(row("a", 3)));

        assertThat(query("SELECT key || version || (json ->> 'x') || revision || typeof(json) FROM \"test.rows\""))
                .isEqualTo("a1yyy1text");
    }

    private String query(String sql) throws SQLException {
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file(folder));
                Statement statement = reader.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getString(1);
        }
    }

    @Test
    void a_full_disk_refuses_a_batch_and_takes_the_next() {
        journal.load(_ -> {});
        journal.commit(List.of(row("before", 10)));
        SqliteJournal full = (SqliteJournal) journal;
        full.limitPages(20);

        assertThatThrownBy(() -> journal.commit(List.of(row("small", 10), row("large", 1_000_000))))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("full");

        full.limitPages(1_000_000);
        long revision = journal.commit(List.of(row("after", 1_000_000)));
        assertThat(revision).isEqualTo(2);
        AtomicInteger rows = new AtomicInteger();
        journal.load(row -> {
            assertThat(row.key()).isIn("before", "after");
            rows.incrementAndGet();
        });
        assertThat(rows).hasValue(2);
    }
}
