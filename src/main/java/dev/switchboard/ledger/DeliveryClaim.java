package dev.switchboard.ledger;

import dev.switchboard.delivery.ClaimedLetter;
import dev.switchboard.delivery.DeliveryId;
import dev.switchboard.delivery.Letter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Claims a receiver's deliveries within one transaction: those that are locked already are passed over. */
final class DeliveryClaim {
    private static final String DUE = "select id, origin, size from delivery d where receiver = ? and due_at <= ?"
            + " and (ordering_key is null or not exists (select 1 from delivery older"
            + " where older.origin = d.origin and older.ordering_key = d.ordering_key"
            + " and older.position < d.position and older.state in ('pending', 'retrying')))"
            + " order by due_at, position limit ? for update skip locked";

    // the condition once more, for whoever was faster between finding and locking
    private static final String LEASE = "update delivery set due_at = ? where" + DeliveryRow.IS + " and due_at <= ?";

    private static final String LETTER = "select d.address, d.state, d.failures, d.next_attempt_at, d.attempts,"
            + " d.ordering_key, d.headers, coalesce(d.body_type, e.reply_type),"
            + " case when d.body_type is null then e.reply_encoding else d.body_encoding end,"
            + " coalesce(d.body, e.reply_body), d.on_demand, d.redeliveries,"
            + " coalesce(e.caller, '')"
            + " from delivery d left join exchange e on e.id = d.id where d.id = ? and d.origin || '' = ?";

    private final Connection connection;
    private final long now;
    private final long leasedUntil;

    DeliveryClaim(Connection connection, long now, long leasedUntil) {
        this.connection = connection;
        this.now = now;
        this.leasedUntil = leasedUntil;
    }

    private record Due(DeliveryId id, long size) {}

    List<ClaimedLetter> of(String receiver, int most, long bytes) throws SQLException {
        List<Due> due = Sql.list(
                connection,
                DUE,
                query -> {
                    query.setString(1, receiver);
                    query.setLong(2, now);
                    query.setInt(3, most);
                },
                row -> new Due(new DeliveryId(Sql.id(row, 1), row.getString(2)), row.getLong(3)));
        return read(leased(within(due, bytes)));
    }

    /** The first ones that fit in, and at least one. */
    private static List<Due> within(List<Due> due, long bytes) {
        int count = 0;
        long sum = 0;
        while (count < due.size() && (count == 0 || sum + due.get(count).size() <= bytes)) {
            sum += due.get(count).size();
            count++;
        }
        return due.subList(0, count);
    }

    private List<Due> leased(List<Due> due) throws SQLException {
        if (due.isEmpty()) {
            return due;
        }
        try (PreparedStatement update = connection.prepareStatement(LEASE)) {
            for (Due each : due) {
                update.setLong(1, leasedUntil);
                DeliveryRow.setId(update, 2, each.id());
                update.setLong(4, now);
                update.addBatch();
            }
            return changed(due, update.executeBatch());
        }
    }

    private static List<Due> changed(List<Due> due, int[] counts) {
        List<Due> changed = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0 && counts[i] != Statement.EXECUTE_FAILED) {
                changed.add(due.get(i));
            }
        }
        return changed;
    }

    private List<ClaimedLetter> read(List<Due> leased) throws SQLException {
        List<ClaimedLetter> letters = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(LETTER)) {
            for (Due each : leased) {
                DeliveryRow.setId(query, 1, each.id());
                letters.addAll(Sql.list(query, row -> letter(each.id(), row)));
            }
        }
        return letters;
    }

    private ClaimedLetter letter(DeliveryId id, ResultSet row) throws SQLException {
        Letter letter = new Letter(
                id.letter(),
                id.origin(),
                DeliveryRow.address(row, 1),
                Optional.ofNullable(row.getString(6)),
                TextMap.read(row.getString(7)),
                Sql.content(row, 8),
                row.getString(13));
        return new ClaimedLetter(letter, DeliveryRow.progress(row, 2), row.getBoolean(11), row.getInt(12), leasedUntil);
    }
}
