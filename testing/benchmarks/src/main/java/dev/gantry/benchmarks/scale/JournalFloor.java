package dev.gantry.benchmarks.scale;

import dev.gantry.journal.sqlite.SqliteJournal;
import dev.gantry.kernel.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the disk and SQLite give without a server. */
final class JournalFloor {

    private static final int ROW = 1 << 10;

    private JournalFloor() {}

    static double rowsPerSecond(int batch, Duration measured) throws IOException {
        Path folder = Files.createTempDirectory("gantry-bench");
        byte[] json = new byte[ROW];
        Arrays.fill(json, (byte) ' ');
        long rows = 0;
        try (SqliteJournal journal = SqliteJournal.open(folder.resolve("floor.db"))) {
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < measured.toNanos()) {
                List<Journal.StoredChange> changes = new ArrayList<>();
                for (int i = 0; i < batch; i++) {
                    changes.add(new Journal.StoredChange("rows", "row-" + rows++, 1, json));
                }
                journal.commit(changes);
            }
            return rows * 1e9 / (System.nanoTime() - begin);
        } finally {
            Ground.delete(folder);
        }
    }
}
