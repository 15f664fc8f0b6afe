package dev.gantry.journal.sqlite;

import dev.gantry.kernel.Journal.StoredChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** How one table's rows are written and deleted. */
final class TableStatements implements AutoCloseable {

    private final PreparedStatement put;
    private final PreparedStatement delete;

    private TableStatements(PreparedStatement put, PreparedStatement delete) {
        this.put = put;
        this.delete = delete;
    }

    /** Makes the table if it is not there. */
    static TableStatements of(Connection connection, String table) throws SQLException {
        String quoted = "\"" + table.replace("\"", "\"\"") + "\"";
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + quoted
                    + " (key TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL,"
                    + " revision INTEGER NOT NULL)");
        }
        return new TableStatements(
                connection.prepareStatement("INSERT INTO " + quoted
                        + " (key, version, json, revision) VALUES (?, ?, CAST(? AS TEXT), ?) ON CONFLICT (key) DO UPDATE"
                        + " SET version = excluded.version, json = excluded.json, revision = excluded.revision"),
                connection.prepareStatement("DELETE FROM " + quoted + " WHERE key = ?"));
    }

    void write(StoredChange change, long revision) throws SQLException {
        if (change.isDelete()) {
            delete.setString(1, change.key());
            delete.executeUpdate();
            return;
        }
        put.setString(1, change.key());
        put.setInt(2, change.version());
        put.setBytes(3, change.json());
        put.setLong(4, revision);
        put.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        put.close();
        delete.close();
    }
}
