package dev.gantry.journal.sqlite;

import dev.gantry.kernel.Journal;
import dev.gantry.kernel.JournalException;
import dev.gantry.kernel.JournalLostException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rows in one SQLite file, each table as a table of that name with the columns key, version, json and revision.
 * A commit is one transaction whose end waits for the disk. Others may read the file meanwhile, none may write it.
 */
public final class SqliteJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

    private final FileLock lock;
    private final Connection connection;
    private final Rows rows;
    private final List<Consumer<Batch>> followers = new ArrayList<>();
    private long revision;

    private SqliteJournal(FileLock lock, Connection connection, Rows rows) throws SQLException {
        this.lock = lock;
        this.connection = connection;
        this.rows = rows;
        this.revision = rows.revision();
    }

    /** Opens the file, and makes it if it is not there. */
    public static SqliteJournal open(Path file) {
        FileLock lock = FileLock.of(file);
        try {
            Connection connection = SqliteFile.connect(file);
            return new SqliteJournal(lock, connection, new Rows(connection));
        } catch (SQLException mistake) {
            lock.close();
            throw new JournalException(file + " cannot be opened: " + mistake.getMessage(), mistake);
        }
    }

    @Override
    public synchronized long load(Consumer<StoredRow> sink) {
        try {
            rows.forEach(sink);
            return revision;
        } catch (SQLException mistake) {
            throw new JournalException("The rows cannot be read: " + mistake.getMessage(), mistake);
        }
    }

    @Override
    public synchronized long commit(List<StoredChange> changes) {
        long next = revision + 1;
        begin();
        try {
            rows.write(changes, next);
            rows.commit();
        } catch (SQLException mistake) {
            undo(next, mistake);
        }
        rows.committed();
        revision = next;
        Batch batch = new Batch(revision, changes);
        followers.forEach(follower -> follower.accept(batch));
        return revision;
    }

    private void begin() {
        try {
            rows.begin();
        } catch (SQLException busy) {
            throw new JournalException("The database is not free to write: " + busy.getMessage(), busy);
        }
    }

    /** Returns only if the commit has happened although it said otherwise. */
    private void undo(long next, SQLException mistake) {
        rollBackIfBegun(mistake);
        if (standsAt(mistake) != next) {
            forgetChanges(mistake);
            throw new JournalException(String.valueOf(mistake.getMessage()), mistake);
        }
        LOG.warn("A commit reported a failure and happened all the same", mistake);
    }

    private void forgetChanges(SQLException mistake) {
        try {
            rows.rolledBack();
        } catch (SQLException unusable) {
            throw lost(mistake, unusable);
        }
    }

    private static JournalLostException lost(SQLException mistake, SQLException after) {
        mistake.addSuppressed(after);
        return new JournalLostException("The database is unusable: " + mistake.getMessage(), mistake);
    }

    /** On a full disk SQLite may have rolled back by itself. */
    private void rollBackIfBegun(SQLException mistake) {
        try {
            rows.rollBack();
        } catch (SQLException notBegun) {
            mistake.addSuppressed(notBegun);
        }
    }

    /** Asks in a transaction of its own: it cannot begin if the failed one has not ended. */
    private long standsAt(SQLException mistake) {
        try {
            rows.beginToRead();
            long stands = rows.revision();
            rows.rollBack();
            return stands;
        } catch (SQLException unusable) {
            throw lost(mistake, unusable);
        }
    }

    /** {@inheritDoc} The file keeps rows, not history: following begins at the revision that it stands at. */
    @Override
    public synchronized void follow(long after, Consumer<Batch> sink) {
        if (after != revision) {
            throw new JournalException("The journal stands at " + revision + ", not at " + after + ".");
        }
        followers.add(sink);
    }

    /** A single server always leads. */
    @Override
    public void whileLeading(Runnable work) {
        work.run();
    }

    /** Makes the file as full as a test needs it. */
    synchronized void limitPages(int pages) {
        try {
            rows.execute("PRAGMA max_page_count = " + pages);
        } catch (SQLException mistake) {
            throw new JournalException(String.valueOf(mistake.getMessage()), mistake);
        }
    }

    @Override
    public synchronized void close() {
        try (lock) {
            connection.close();
        } catch (SQLException mistake) {
            throw new JournalException("The database could not be closed: " + mistake.getMessage(), mistake);
        }
    }
}
