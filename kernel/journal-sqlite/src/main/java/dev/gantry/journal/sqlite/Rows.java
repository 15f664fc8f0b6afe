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
    private final Map<String, TableStatements> statements = new HashMap<>();

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
        for (String table : tables()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT key, version, json FROM \"" + table + "\"")) {
                while (row.next()) {
                    sink.accept(new StoredRow(table, row.getString(1), row.getInt(2), row.getBytes(3)));
                }
            }
        }
    }

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
            while (result.next()) {
                tables.add(result.getString(1));
            }
        }
        tables.removeIf(name -> name.equals(REVISION) || name.startsWith("sqlite_"));
        return tables;
    }

    void write(List<StoredChange> changes, long revision) throws SQLException {
        for (StoredChange change : changes) {
            statements(change.table()).write(change, revision);
        }
        try (PreparedStatement statement = connection.prepareStatement("UPDATE " + REVISION + " SET revision = ?")) {
            statement.setLong(1, revision);
            statement.executeUpdate();
        }
    }

    private TableStatements statements(String table) throws SQLException {
        TableStatements known = statements.get(table);
        if (known == null) {
            known = TableStatements.of(connection, table);
            statements.put(table, known);
        }
        return known;
    }

    /** Tables that a rolled-back transaction has made are gone. */
    void forgetStatements() throws SQLException {
        for (TableStatements table : statements.values()) {
            table.close();
        }
        statements.clear();
    }
}
