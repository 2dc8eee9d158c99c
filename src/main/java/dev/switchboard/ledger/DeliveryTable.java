package dev.switchboard.ledger;

import dev.switchboard.delivery.ClaimedLetter;
import dev.switchboard.delivery.DeliveryId;
import dev.switchboard.delivery.DeliveryStatus;
import dev.switchboard.delivery.DeliveryStore;
import dev.switchboard.delivery.Letter;
import dev.switchboard.delivery.Recording;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is to be told to receivers outside, and what has been. */
@Dependent
public class DeliveryTable implements DeliveryStore {
    private static final String INSERT = "insert into delivery (id, origin, address, receiver, ordering_key, state,"
            + " created_at, next_attempt_at, due_at, failures, redeliveries, on_demand, attempts, headers, size,"
            + " body_type, body_encoding, body)"
            + " values (?, ?, ?, ?, ?, 'pending', ?, ?, ?, 0, 0, false, '[]', ?, ?, ?, ?, ?)";

    // one look into the index for each receiver, however many letters it has
    private static final String NEXT_RECEIVER =
            "select receiver, due_at from delivery where receiver > ? order by receiver, due_at limit 1";

    private static final String STATUS =
            "select address, state, failures, next_attempt_at, attempts from delivery where" + DeliveryRow.IS;

    // due_at is next_attempt_at while nobody has claimed the delivery
    private static final String DEMAND = "update delivery set due_at = 0, receiver = ?, on_demand = true,"
            + " redeliveries = redeliveries + 1 where" + DeliveryRow.IS + " and state <> 'pending'"
            + " and (due_at is null or due_at = next_attempt_at)";

    private final Database database;

    @Inject
    DeliveryTable(Database database) {
        this.database = database;
    }

    /**
     * A letter to be kept.
     *
     * @param bodyIsReply whether the body is that of the exchange's reply, which is kept already
     * @param dueAt when it is due for everybody
     */
    record Posted(Letter letter, boolean bodyIsReply, long dueAt) {}

    /** Within the transaction of whoever posts them. */
    static void insert(Connection connection, List<Posted> letters, long nowMillis) throws SQLException {
        Sql.batch(connection, INSERT, letters, (insert, posted) -> write(insert, posted, nowMillis));
    }

    private static void write(PreparedStatement insert, Posted posted, long nowMillis) throws SQLException {
        Letter letter = posted.letter();
        DeliveryRow.setId(insert, 1, letter.deliveryId());
        insert.setString(3, letter.address().text());
        insert.setString(4, letter.receiver());
        insert.setString(5, letter.orderingKey().orElse(null));
        insert.setLong(6, nowMillis);
        insert.setLong(7, nowMillis);
        insert.setLong(8, posted.dueAt());
        insert.setString(9, TextMap.write(letter.headers()));
        insert.setLong(10, letter.size());
        insert.setString(11, posted.bodyIsReply() ? null : letter.body().type());
        insert.setString(
                12, posted.bodyIsReply() ? null : letter.body().encoding().orElse(null));
        insert.setBytes(13, posted.bodyIsReply() ? null : letter.body().bytes());
    }

    @Override
    public Map<String, Long> outstanding() {
        return database.with(connection -> {
            Map<String, Long> dueByReceiver = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement(NEXT_RECEIVER)) {
                Optional<DueReceiver> next = next(query, "");
                while (next.isPresent()) {
                    dueByReceiver.put(next.get().name(), next.get().dueAt());
                    next = next(query, next.get().name());
                }
            }
            return dueByReceiver;
        });
    }

    private record DueReceiver(String name, long dueAt) {}

    private static Optional<DueReceiver> next(PreparedStatement query, String after) throws SQLException {
        query.setString(1, after);
        return Sql.list(query, row -> new DueReceiver(row.getString(1), row.getLong(2))).stream()
                .findFirst();
    }

    @Override
    public List<ClaimedLetter> claim(String receiver, int most, long bytes, long nowMillis, long leasedUntil) {
        return database.inTransaction(
                connection -> new DeliveryClaim(connection, nowMillis, leasedUntil).of(receiver, most, bytes));
    }

    @Override
    public void record(List<Recording> recordings) {
        database.inTransaction(connection -> {
            new DeliveryResults(connection).keep(recordings);
            return recordings;
        });
    }

    @Override
    public Optional<DeliveryStatus> find(DeliveryId id) {
        return database
                .with(connection -> Sql.list(
                        connection,
                        STATUS,
                        query -> DeliveryRow.setId(query, 1, id),
                        row -> new DeliveryStatus(id, DeliveryRow.address(row, 1), DeliveryRow.progress(row, 2))))
                .stream()
                .findFirst();
    }

    @Override
    public void demand(DeliveryId id, String receiver) {
        database.with(connection -> Sql.update(connection, DEMAND, update -> {
            update.setString(1, receiver);
            DeliveryRow.setId(update, 2, id);
        }));
    }
}
