package dev.gantry.journal.sqlite;

import dev.gantry.kernel.Journal.StoredChange;
import dev.gantry.kernel.Journal.StoredRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The tables of the database file, and the one row that tells the revision. */
final class Rows {

    private static final String REVISION = "gantry";

    private final Connection connection;
    private final Map<String, StoredTable> tables = new HashMap<>();

    /** The tables that were not known before this transaction. */
    private final List<String> fresh = new ArrayList<>();

    Rows(Connection connection) throws SQLException {
        this.connection = connection;
        execute("CREATE TABLE IF NOT EXISTS " + REVISION + " (revision INTEGER NOT NULL)");
        execute("INSERT INTO " + REVISION + " SELECT 0 WHERE NOT EXISTS (SELECT * FROM " + REVISION + ")");
    }

    void begin() throws SQLException {
        execute("BEGIN IMMEDIATE");
    }

    void beginToRead() throws SQLException {
        execute("BEGIN");
    }

    void commit() throws SQLException {
        execute("COMMIT");
    }

    void rollBack() throws SQLException {
        execute("ROLLBACK");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long revision() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT revision FROM " + REVISION)) {
            return result.getLong(1);
        }
    }

    void forEach(Consumer<StoredRow> sink) throws SQLException {
        for (String name : names()) {
            StoredTable known = tables.get(name);
            if (known == null) {
                tables.put(name, StoredTable.load(connection, name, sink));
            } else {
                known.forEach(sink);
            }
        }
    }

    private List<String> names() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
            while (result.next()) {
                names.add(result.getString(1));
            }
        }
        names.removeIf(name -> name.equals(REVISION) || name.startsWith("sqlite_"));
        return names;
    }

    void write(List<StoredChange> changes, long revision) throws SQLException {
        for (StoredChange change : changes) {
            table(change.table()).write(change, revision);
        }
        try (PreparedStatement statement = connection.prepareStatement("UPDATE " + REVISION + " SET revision = ?")) {
            statement.setLong(1, revision);
            statement.executeUpdate();
        }
    }

    private StoredTable table(String name) throws SQLException {
        StoredTable known = tables.get(name);
        if (known == null) {
            known = StoredTable.load(connection, name, _ -> {});
            tables.put(name, known);
            fresh.add(name);
        }
        return known;
    }

    void committed() {
        tables.values().forEach(StoredTable::committed);
        fresh.clear();
    }

    /** What the transaction wrote is gone, and so may be the tables that it made. */
    void rolledBack() throws SQLException {
        for (String name : fresh) {
            StoredTable table = tables.remove(name);
            if (table != null) {
                table.close();
            }
        }
        fresh.clear();
        for (StoredTable table : tables.values()) {
            table.rolledBack();
        }
    }
}
