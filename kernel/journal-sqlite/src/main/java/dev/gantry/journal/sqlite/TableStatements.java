package dev.gantry.journal.sqlite;

import dev.gantry.kernel.Journal.StoredChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** How one table's rows are written and deleted. */
final class TableStatements implements AutoCloseable {

    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement delete;

    TableStatements(Connection connection, String quotedTable) throws SQLException {
        insert = connection.prepareStatement("INSERT INTO " + quotedTable
                + " (version, json, revision, id, key) VALUES (?, CAST(? AS TEXT), ?, ?, ?)");
        update = connection.prepareStatement("UPDATE " + quotedTable
                + " SET version = ?, json = CAST(? AS TEXT), revision = ? WHERE id = ? AND key = ?");
        delete = connection.prepareStatement("DELETE FROM " + quotedTable + " WHERE id = ? AND key = ?");
    }

    void insert(StoredChange change, long revision, long place) throws SQLException {
        write(insert, change, revision, place);
    }

    /** False if the place is not this key's. */
    boolean update(StoredChange change, long revision, long place) throws SQLException {
        return write(update, change, revision, place);
    }

    private static boolean write(PreparedStatement statement, StoredChange change, long revision, long place)
            throws SQLException {
        statement.setInt(1, change.version());
        statement.setBytes(2, change.json());
        statement.setLong(3, revision);
        statement.setLong(4, place);
        statement.setString(5, change.key());
        return statement.executeUpdate() == 1;
    }

    /** False if the place is not this key's. */
    boolean delete(String key, long place) throws SQLException {
        delete.setLong(1, place);
        delete.setString(2, key);
        return delete.executeUpdate() == 1;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        update.close();
        delete.close();
    }
}
