package dev.switchboard.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** An update, or an insert where there is nothing to update; another node may insert at the same time. */
record Upsert(String update, String insert) {

    /** Sets a statement's values. */
    @FunctionalInterface
    interface Values {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** As the other, where both statements take the same values in the same order. */
    boolean write(Connection connection, Values values) throws SQLException {
        return write(connection, values, values);
    }

    /**
     * Writes the row.
     *
     * @param connection commits each statement
     * @return whether it is new
     */
    boolean write(Connection connection, Values toUpdate, Values toInsert) throws SQLException {
        if (run(connection, update, toUpdate) > 0) {
            return false;
        }
        try {
            return run(connection, insert, toInsert) > 0;
        } catch (SQLException e) {
            if (run(connection, update, toUpdate) > 0) {
                return false; // another node was faster
            }
            throw e;
        }
    }

    private static int run(Connection connection, String sql, Values values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            values.set(statement);
            return statement.executeUpdate();
        }
    }
}
