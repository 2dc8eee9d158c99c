package dev.switchboard.ledger;

import dev.switchboard.delivery.DeliveryCursor;
import dev.switchboard.delivery.DeliveryId;
import dev.switchboard.delivery.DeliveryListing;
import dev.switchboard.delivery.DeliveryQuery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.DeliveryStatus;
import dev.switchboard.delivery.ListedDelivery;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Deliveries by how they stand, in the order of their index. */
@Dependent
public class DeliveryListTable implements DeliveryListing {
    private static final String SELECT = "select id, origin, address, state, failures, next_attempt_at, attempts,"
            + " created_at, position from delivery where state = ?";
    private static final String AFTER = " and next_attempt_at >= ? and (next_attempt_at > ? or position > ?)";
    private static final String AFTER_IDLE = " and next_attempt_at is null and position > ?";
    private static final String ORDER = " order by state, next_attempt_at, position limit ?";
    private static final String COUNT =
            "select count(*) from (select 1 as one from delivery where state = ? limit ?) as found";

    private final Database database;

    @Inject
    DeliveryListTable(Database database) {
        this.database = database;
    }

    @Override
    public List<ListedDelivery> list(DeliveryQuery query) {
        String sql = SELECT + query.after().map(DeliveryListTable::condition).orElse("") + ORDER;
        return database.with(
                connection -> Sql.list(connection, sql, statement -> set(statement, query), DeliveryListTable::read));
    }

    private static String condition(DeliveryCursor after) {
        return after.nextAttemptAt().isPresent() ? AFTER : AFTER_IDLE;
    }

    private static void set(PreparedStatement statement, DeliveryQuery query) throws SQLException {
        int next = 1;
        statement.setString(next++, query.state().text());
        if (query.after().isPresent()) {
            DeliveryCursor after = query.after().get();
            if (after.nextAttemptAt().isPresent()) {
                statement.setLong(next++, after.nextAttemptAt().get());
                statement.setLong(next++, after.nextAttemptAt().get());
            }
            statement.setLong(next++, after.position());
        }
        statement.setInt(next, query.limit());
    }

    private static ListedDelivery read(ResultSet row) throws SQLException {
        return new ListedDelivery(
                new DeliveryStatus(
                        new DeliveryId(Sql.id(row, 1), row.getString(2)),
                        DeliveryRow.address(row, 3),
                        DeliveryRow.progress(row, 4)),
                row.getLong(8),
                row.getLong(9));
    }

    @Override
    public int count(DeliveryState state, int most) {
        return database.with(connection -> Sql.list(
                        connection,
                        COUNT,
                        query -> {
                            query.setString(1, state.text());
                            query.setInt(2, most);
                        },
                        row -> row.getInt(1))
                .get(0));
    }
}
