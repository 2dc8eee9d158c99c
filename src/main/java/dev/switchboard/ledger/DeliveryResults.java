package dev.switchboard.ledger;

import dev.switchboard.delivery.AttemptJson;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Progress;
import dev.switchboard.delivery.Recording;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Keeps what came of attempts, within one transaction. */
final class DeliveryResults {
    // due_at is as the claim left it, unless somebody else has claimed the delivery after the lease
    private static final String KEEP = "update delivery set state = ?, failures = ?, next_attempt_at = ?, attempts = ?,"
            + " due_at = ?, receiver = ?, on_demand = ? where" + DeliveryRow.IS + " and due_at = ?";
    private static final String CLAIMED_BY_OTHERS = "select state, failures, next_attempt_at, attempts from delivery"
            + " where" + DeliveryRow.IS + " for update";
    private static final String ADD = "update delivery set attempts = ? where" + DeliveryRow.IS;
    private static final String DELIVERED = "update delivery set state = 'delivered', next_attempt_at = null,"
            + " due_at = null, receiver = null, on_demand = false where" + DeliveryRow.IS;

    private final Connection connection;

    DeliveryResults(Connection connection) {
        this.connection = connection;
    }

    void keep(List<Recording> recordings) throws SQLException {
        // in one order, so that two nodes don't wait for each other's rows
        List<Recording> sorted = recordings.stream()
                .sorted((one, other) ->
                        one.id().letter().text().compareTo(other.id().letter().text()))
                .toList();
        int[] counts = keepAll(sorted);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                keepBesideOthers(sorted.get(i));
            }
        }
    }

    private int[] keepAll(List<Recording> recordings) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(KEEP)) {
            for (Recording recording : recordings) {
                write(update, recording);
                update.addBatch();
            }
            return update.executeBatch();
        }
    }

    private static void write(PreparedStatement update, Recording recording) throws SQLException {
        Progress progress = recording.progress();
        update.setString(1, progress.state().text());
        update.setInt(2, progress.failures());
        DeliveryRow.setNumber(update, 3, progress.nextAttemptAt());
        update.setString(4, AttemptJson.write(progress.attempts()));
        DeliveryRow.setNumber(update, 5, recording.dueAt());
        update.setString(6, recording.receiver().orElse(null));
        update.setBoolean(7, recording.onDemand());
        DeliveryRow.setId(update, 8, recording.id());
        update.setLong(10, recording.claimed().leasedUntil());
    }

    private void keepBesideOthers(Recording recording) throws SQLException {
        List<Progress> now = Sql.list(
                connection,
                CLAIMED_BY_OTHERS,
                query -> DeliveryRow.setId(query, 1, recording.id()),
                row -> DeliveryRow.progress(row, 1));
        for (Progress progress : now) { // none where it was purged
            Sql.update(connection, ADD, update -> {
                update.setString(
                        1, AttemptJson.write(progress.with(recording.attempt()).attempts()));
                DeliveryRow.setId(update, 2, recording.id());
            });
            if (recording.progress().state() == DeliveryState.DELIVERED) {
                Sql.update(connection, DELIVERED, update -> DeliveryRow.setId(update, 1, recording.id()));
            }
        }
    }
}
