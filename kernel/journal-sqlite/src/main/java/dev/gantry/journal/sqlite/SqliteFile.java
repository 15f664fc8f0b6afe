package dev.gantry.journal.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** How the database file is opened. */
final class SqliteFile {

    private static final int PAGE_SIZE = 8192;

    /** 64 MiB, in KiB and negative as SQLite wants it. */
    private static final int CACHE_SIZE = -65_536;

    /** 32 MiB of pages: a checkpoint is rarer than the default's, and still short. */
    private static final int CHECKPOINT_PAGES = 4_000;

    private SqliteFile() {}

    static Connection connect(Path file) throws SQLException {
        createPrivate(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(PAGE_SIZE);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setCacheSize(CACHE_SIZE);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        }
        return connection;
    }

    /** The rows are nobody else's to read. SQLite gives its other files the same permissions. */
    private static void createPrivate(Path file) throws SQLException {
        try {
            if (Files.notExists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException mistake) {
            throw new SQLException(mistake.toString(), mistake);
        }
    }
}
