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
    private DeliveryRow() {}

    /** Two parameters. */
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
