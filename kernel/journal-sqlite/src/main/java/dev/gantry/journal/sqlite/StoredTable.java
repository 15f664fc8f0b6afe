package dev.gantry.journal.sqlite;

import dev.gantry.kernel.Journal.StoredChange;
import dev.gantry.kernel.Journal.StoredRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One table of the file: rows in the order of their making, each with its key, version, JSON and revision. */
final class StoredTable implements AutoCloseable {

    private final String name;
    private final String quoted;
    private final Connection connection;
    private final Places places = new Places();

    /** What the transaction that is on its way has inserted. */
    private final Map<String, Long> inserted = new HashMap<>();

    /** What it has deleted. */
    private final List<String> deleted = new ArrayList<>();

    private TableStatements statements;
    private long last;

    private StoredTable(Connection connection, String name) throws SQLException {
        this.name = name;
        this.quoted = "\"" + name.replace("\"", "\"\"") + "\"";
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + quoted
                    + " (id INTEGER PRIMARY KEY, key TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL,"
                    + " revision INTEGER NOT NULL)");
        }
        statements = new TableStatements(connection, quoted);
    }

    /** Makes the table if it is not there, and hands over the rows that are in it. */
    static StoredTable load(Connection connection, String name, Consumer<StoredRow> sink) throws SQLException {
        StoredTable table = new StoredTable(connection, name);
        table.forEach(sink, table.places::add);
        return table;
    }

    /** Hands over the rows once more. */
    void forEach(Consumer<StoredRow> sink) throws SQLException {
        forEach(sink, (_, _) -> {});
    }

    /** Is told where a key's row is. */
    private interface PlaceSink {
        void accept(String key, long place);
    }

    private void forEach(Consumer<StoredRow> sink, PlaceSink found) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, key, version, json FROM " + quoted)) {
            while (row.next()) {
                last = row.getLong(1);
                String key = row.getString(2);
                found.accept(key, last);
                sink.accept(new StoredRow(name, key, row.getInt(3), row.getBytes(4)));
            }
        }
    }

    /** Writes or deletes a row that this transaction has not touched yet. */
    void write(StoredChange change, long revision) throws SQLException {
        String key = change.key();
        long place = places.find(key);
        if (change.isDelete()) {
            if (place != Places.NOWHERE && statements.delete(key, place)) {
                deleted.add(key);
            }
        } else if (place == Places.NOWHERE || !statements.update(change, revision, place)) {
            last++;
            statements.insert(change, revision, last);
            inserted.put(key, last);
        }
    }

    /** The transaction has happened. */
    void committed() {
        deleted.forEach(places::remove);
        inserted.forEach(places::add);
        forgetChanges();
    }

    /** The transaction has not happened. The driver closes a statement that fails. */
    void rolledBack() throws SQLException {
        forgetChanges();
        statements.close();
        statements = new TableStatements(connection, quoted);
    }

    private void forgetChanges() {
        deleted.clear();
        inserted.clear();
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }
}
