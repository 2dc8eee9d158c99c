package dev.switchboard.ledger;

import dev.switchboard.delivery.AttemptJson;
import dev.switchboard.delivery.DeliveryId;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Progress;
import dev.switchboard.exchange.ReturnAddress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** How the columns of a delivery are read and written. */
final class DeliveryRow {
    /**
     * The condition that it is the one delivery. Its origin is compared as an expression, so that it is looked up by id alone: before
     * PostgreSQL has statistics of the table, it would as soon walk through all deliveries of the origin.
     */
    static final String IS = " id = ? and origin || '' = ?";

    private DeliveryRow() {}

    /** The two parameters of {@link #IS}. */
    static void setId(PreparedStatement statement, int first, DeliveryId id) throws SQLException {
        statement.setObject(first, id.letter().uuid());
        statement.setString(first + 1, id.origin());
    }

    static void setNumber(PreparedStatement statement, int index, Optional<Long> number) throws SQLException {
        if (number.isPresent()) {
            statement.setLong(index, number.get());
        } else {
            statement.setNull(index, Types.BIGINT);
        }
    }

    static ReturnAddress address(ResultSet row, int column) throws SQLException {
        return ReturnAddress.of(row.getString(column));
    }

    /** Of state, failures, next_attempt_at and attempts. */
    static Progress progress(ResultSet row, int first) throws SQLException {
        return new Progress(
                DeliveryState.of(row.getString(first)),
                row.getInt(first + 1),
                Sql.number(row, first + 2),
                AttemptJson.read(row.getString(first + 3)));
    }
}
